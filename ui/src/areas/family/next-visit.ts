// When to come again, as the form of a visit to a family proposes it.

import type { VisitCase } from '../../bridge';
import { readDay, today, type DayString } from '../../words/format';
import { nextOf } from '../case/repeat';

/** A visit that is planned for later stays planned; one that is due is the one that is written down: where visits repeat,
 * the next one follows from it. */
export function nextVisit({ row, repeat }: VisitCase, now = today()): DayString | null {
  if (row.next_visit > now && readDay(row.next_visit)) return row.next_visit as DayString;
  return repeat ? nextOf(repeat, now, now) : null;
}
