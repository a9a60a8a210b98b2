// When to come again, as the form of a visit proposes it: to one case, and to a family.

import type { VisitCase } from '../../bridge';
import { readDay, today, type DayString } from '../../words/format';
import { nextOf } from './repeat';

/** What is known of the plan of a case. */
export interface Planned {
  row: Pick<VisitCase['row'], 'next_visit'>;
  repeat: VisitCase['repeat'];
}

/**
 * A visit that is planned for later stays planned, whenever the one that is written down was; one that is due is the one
 * that is written down: where visits repeat, the next one follows from its day.
 */
export function nextVisit(
  { row, repeat }: Planned,
  now = today(),
  visited: DayString = now,
): DayString | null {
  if (row.next_visit > now && readDay(row.next_visit)) return row.next_visit;
  return repeat ? nextOf(repeat, visited, now) : null;
}
