// A birth date is often only half known. The value says how much is known; nothing is invented.

import { daysBetween, isRealDay, longDate, monthAndYear, readDay, type DayString } from './format';

export type PartialDate =
  | { kind: 'day'; date: DayString }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'year'; year: number }
  | { kind: 'age'; years: number; on: DayString }
  | { kind: 'unknown' };

export type Precision = PartialDate['kind'];

/** Whole years on `now`; null when nothing is known or the date lies ahead. */
export function ageInYears(birth: PartialDate, now: DayString): number | null {
  const at = readDay(now);
  if (!at) return null;
  let years: number;
  switch (birth.kind) {
    case 'day': {
      const day = readDay(birth.date);
      if (!day || daysBetween(birth.date, now) < 0) return null;
      const hadBirthday = at.month > day.month || (at.month === day.month && at.day >= day.day);
      years = at.year - day.year - (hadBirthday ? 0 : 1);
      break;
    }
    case 'month':
      if (!isRealDay({ year: birth.year, month: birth.month, day: 1 })) return null;
      years = at.year - birth.year - (at.month >= birth.month ? 0 : 1);
      break;
    case 'year':
      years = at.year - birth.year;
      break;
    case 'age':
      years = birth.years + Math.floor(daysBetween(birth.on, now) / 365.25);
      break;
    case 'unknown':
      return null;
  }
  return years >= 0 ? years : null;
}

export function isEstimated(birth: PartialDate): boolean {
  return birth.kind === 'age' || birth.kind === 'year';
}

/** '81', '±70', '–': for a column. */
export function shortAge(birth: PartialDate, now: DayString): string {
  const years = ageInYears(birth, now);
  if (years === null) return '–';
  return isEstimated(birth) ? `±${years}` : String(years);
}

/** '81 tahun', '±70 tahun', '5 bulan', 'umur tidak diketahui'. */
export function age(birth: PartialDate, now: DayString): string {
  const years = ageInYears(birth, now);
  if (years === null) return 'umur tidak diketahui';
  if (years > 0 || birth.kind !== 'day') return `${isEstimated(birth) ? '±' : ''}${years} tahun`;
  const [from, to] = [readDay(birth.date), readDay(now)];
  if (!from || !to) return `${years} tahun`;
  const months = (to.year - from.year) * 12 + to.month - from.month - (to.day >= from.day ? 0 : 1);
  return months > 0 ? `${months} bulan` : `${daysBetween(birth.date, now)} hari`;
}

/** '14 September 1945', 'September 1945', '1945', 'perkiraan 70 tahun', '–'. */
export function birthDate(birth: PartialDate): string {
  switch (birth.kind) {
    case 'day':
      return longDate(birth.date);
    case 'month':
      return monthAndYear(birth.year, birth.month);
    case 'year':
      return String(birth.year);
    case 'age':
      return `perkiraan ${birth.years} tahun`;
    case 'unknown':
      return '–';
  }
}
