// How Wahana writes dates, clocks, ages, numbers of people and places. Business dates are plain
// 'YYYY-MM-DD' strings (a calendar day has no time zone); times arrive in UTC and are shown local.

export type DayString = string;

const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;
const MONTHS_SHORT = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'Mei',
  'Jun',
  'Jul',
  'Agu',
  'Sep',
  'Okt',
  'Nov',
  'Des',
] as const;
const WEEKDAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const;
const PASARAN = ['Legi', 'Pahing', 'Pon', 'Wage', 'Kliwon'] as const;

const DAY_MS = 86_400_000;
const NONE = '–';

export interface Day {
  year: number;
  month: number;
  day: number;
}

/** Days since 1970-01-01; the one place where a day meets a Date. */
function dayNumber({ year, month, day }: Day): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return Math.round(at.getTime() / DAY_MS);
}

export function isRealDay({ year, month, day }: Day): boolean {
  if (![year, month, day].every(Number.isInteger)) return false;
  if (year < 1800 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function readDay(text: DayString): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return null;
  const day = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return isRealDay(day) ? day : null;
}

export function writeDay({ year, month, day }: Day): DayString {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function today(now = new Date()): DayString {
  return writeDay({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}

export function daysBetween(from: DayString, to: DayString): number {
  const [a, b] = [readDay(from), readDay(to)];
  return a && b ? dayNumber(b) - dayNumber(a) : 0;
}

export function addDays(from: DayString, days: number): DayString {
  const day = readDay(from);
  if (!day) return from;
  const at = new Date((dayNumber(day) + days) * DAY_MS);
  return writeDay({
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
  });
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

export function monthName(month: number): string {
  return MONTHS[month - 1] ?? NONE;
}

/** '24 November 2026' */
export function longDate(text: DayString): string {
  const day = readDay(text);
  return day ? `${day.day} ${monthName(day.month)} ${day.year}` : NONE;
}

/** '24 November', and '24 November 2025' when the year is not the one of `now`. */
export function nearDate(text: DayString, now: DayString = today()): string {
  const day = readDay(text);
  if (!day || day.year !== readDay(now)?.year) return longDate(text);
  return `${day.day} ${monthName(day.month)}`;
}

/** '24 Nov', and '24 Nov 2025' when the year is not the one of `now`. */
export function shortDate(text: DayString, now: DayString = today()): string {
  const day = readDay(text);
  if (!day) return NONE;
  const short = `${day.day} ${MONTHS_SHORT[day.month - 1] ?? ''}`;
  return day.year === readDay(now)?.year ? short : `${short} ${day.year}`;
}

/** '24/11/2026', as it is typed. */
export function typedDate(text: DayString): string {
  const day = readDay(text);
  return day ? `${pad(day.day, 2)}/${pad(day.month, 2)}/${day.year}` : '';
}

export function monthAndYear(year: number, month: number): string {
  return `${monthName(month)} ${year}`;
}

export function shortMonth(month: number): string {
  return MONTHS_SHORT[month - 1] ?? NONE;
}

export function weekday(text: DayString): string {
  const day = readDay(text);
  return day ? (WEEKDAYS[new Date(dayNumber(day) * DAY_MS).getUTCDay()] ?? NONE) : NONE;
}

/** The Javanese five-day week: 1 January 1970 was a Wage (17 August 1945 a Legi). */
export function pasaran(text: DayString): string {
  const day = readDay(text);
  return day ? (PASARAN[(((dayNumber(day) + 3) % 5) + 5) % 5] ?? NONE) : NONE;
}

/** 'Selasa'; with the pasaran 'Selasa Kliwon'. */
export function dayName(text: DayString, withPasaran = false): string {
  return withPasaran && readDay(text) ? `${weekday(text)} ${pasaran(text)}` : weekday(text);
}

/** 'Selasa, 24 November 2026'; with the pasaran 'Selasa Kliwon, 24 November 2026'. */
export function fullDate(text: DayString, withPasaran = false): string {
  return `${dayName(text, withPasaran)}, ${longDate(text)}`;
}

/** '13.42', local time. */
export function clock(at: Date | string): string {
  const time = typeof at === 'string' ? new Date(at) : at;
  return `${pad(time.getHours(), 2)}.${pad(time.getMinutes(), 2)}`;
}

/** 'hari ini', 'besok', '6 hari lagi', 'kemarin', 'lewat 9 hari'. */
export function dueIn(due: DayString, now: DayString = today()): string {
  const days = daysBetween(now, due);
  if (days === 0) return 'hari ini';
  if (days === 1) return 'besok';
  return days > 0 ? `${days} hari lagi` : `lewat ${-days} hari`;
}

/** 'hari ini', 'kemarin', '12 hari lalu'. */
export function ago(when: DayString, now: DayString = today()): string {
  const days = daysBetween(when, now);
  if (days <= 0) return 'hari ini';
  return days === 1 ? 'kemarin' : `${days} hari lalu`;
}

/** '1.187' */
export function count(value: number): string {
  const [whole = '0'] = String(Math.abs(Math.trunc(value))).split('.');
  const dotted = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return value < 0 ? `−${dotted}` : dotted;
}

/** How much there is of something, as the core tells it: '1.750' of '1750', '2,5' as it is. */
export function quantity(told: string): string {
  const [whole = '', part] = told.split(',');
  if (!/^\d+$/.test(whole)) return told;
  return part === undefined ? count(Number(whole)) : `${count(Number(whole))},${part}`;
}

export function parts(done: number, all: number): string {
  return `${count(done)} dari ${count(all)}`;
}

/** '032'; also for RW. Empty stays empty. */
export function rt(value: number | string): string {
  const digits = String(value).replace(/\D/g, '');
  return digits === '' ? '' : digits.replace(/^0+(?=\d)/, '').padStart(3, '0');
}

/** In lists only the last four figures of a NIK or No. KK are shown. */
export function maskedNik(nik: string): string {
  return nik === '' ? NONE : `•••• ${nik.slice(-4)}`;
}

/** '9999 0141 0958 0001' */
export function spacedNik(nik: string): string {
  return nik.replace(/(.{4})(?=.)/g, '$1 ');
}

/** 'SD' for the round mark: the first letters of the first and the last word, titles left out. */
export function initials(name: string): string {
  const words = name
    .split(/[\s,.]+/)
    .filter(
      (word) => word && !/^(bu|pak|mbah|mbak|mas|bapak|ibu|h|hj|kh|dr|drs|ir|r|rr)$/i.test(word),
    );
  const first = words[0] ?? name.trim();
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  const second = last ? last.charAt(0) : first.charAt(1);
  return (first.charAt(0) + second).toUpperCase();
}

/** Room on a stick as people say it: "5,2 GB", "820 MB". */
export function room(bytes: number): string {
  const gigabytes = bytes / 1e9;
  if (gigabytes >= 1) return `${gigabytes.toFixed(1).replace('.', ',')} GB`;
  return `${count(Math.floor(bytes / 1e6))} MB`;
}
