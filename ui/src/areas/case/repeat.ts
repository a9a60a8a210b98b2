// Visits that repeat: when the next one is, and how that is said.

import type { Repeat } from '../../bridge';
import { addDays, readDay, today, writeDay, type DayString } from '../../words/format';

/** The same day of a later month, or its last where it has no such day. */
export function addMonths(from: DayString, months: number): DayString {
  const day = readDay(from);
  if (!day) return from;
  const month = day.month - 1 + months;
  const [year, of] = [day.year + Math.floor(month / 12), (month % 12) + 1];
  const last = new Date(Date.UTC(year, of, 0)).getUTCDate();
  return writeDay({ year, month: of, day: Math.min(day.day, last) });
}

/** The first day after `now` that lies whole steps after the visit; null where the rule has come to its end. */
export function nextOf(repeat: Repeat, visited: DayString, now = today()): DayString | null {
  if (repeat.every < 1) return null;
  for (let steps = 1; ; steps += 1) {
    const step = repeat.every * steps;
    const day = repeat.unit === 'week' ? addDays(visited, 7 * step) : addMonths(visited, step);
    if (repeat.until && day > repeat.until) return null;
    if (day > now) return day;
  }
}
