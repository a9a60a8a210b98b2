// What the band at the top of a case's page tells: what happened last, and what is next.

import type { Assessment, Case, ReferralRow } from '../../bridge';
import { words } from '../../words/id';
import type { DrawnEntry } from './entries';

export type Last = Pick<DrawnEntry, 'on' | 'title' | 'text' | 'who'>;

/** What happened last, and who did it: of an assessment the day is known on which somebody was there, and who. */
export function lastOf(
  drawn: readonly DrawnEntry[],
  assessed: Assessment | null,
): Last | undefined {
  const [first] = drawn;
  const on = assessed?.form.visited_on;
  return assessed && on && (!first || first.on < on)
    ? { on, title: words.case.entry.assessed, who: assessed.visited_by_name }
    : first;
}

/** Whether somebody was there: for a visit, or for the assessment. The core has the same rule. */
export const isVisited = ({ timeline }: Case, assessed: Assessment | null): boolean =>
  Boolean(assessed?.form.visited_on) ||
  timeline.some(({ what }) => what.kind === 'follow_up' && what.follow_up === 'visit');

/** The answer, or the news of what was accepted, that is expected first. */
export function nextAnswer(referred: readonly ReferralRow[]): ReferralRow | undefined {
  const waiting = referred.filter(({ awaited_by }) => awaited_by);
  return waiting.sort((a, b) => a.awaited_by.localeCompare(b.awaited_by))[0];
}
