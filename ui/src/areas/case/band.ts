// What the band at the top of a case's page tells: what happened last, and what is next.

import type { Assessment, Case, Goal, OfficerRow, ReferralRow, Stage } from '../../bridge';
import { today, type DayString } from '../../words/format';
import { words } from '../../words/id';
import type { Entry } from '../timeline/entries';
import { writtenAt } from './entries';
import { judge } from './moves';
import { carriers } from './officers';

export type Last = Pick<Entry, 'on' | 'title' | 'text' | 'who'>;

/**
 * What happened last, and who did it: not what was only planned or asked. That the case came to another stage follows
 * from what was done on the same day; that it was closed is said anyway.
 */
export function lastOf(entries: readonly Entry[], now = today()): Last | undefined {
  const moved = ({ source }: Entry) => source?.what.kind === 'moved';
  const closed = ({ source }: Entry) =>
    source?.what.kind === 'moved' && source.what.to === 'closed';
  const happened = entries.filter(
    (entry) => !entry.ahead && entry.belongs !== 'flag' && entry.on <= now && !closed(entry),
  );
  const [first] = happened;
  const last = happened.find((entry) => entry.on === first?.on && !moved(entry)) ?? first;
  // Who was at a meeting is not told.
  return last?.belongs === 'group' ? { ...last, who: '' } : last;
}

/** Whether somebody was there: for a visit, or for an assessment. The core has the same rule. */
export const isVisited = ({ timeline }: Case, assessments: readonly Assessment[]): boolean =>
  assessments.some(({ form }) => form.visited_on) ||
  timeline.some(({ what }) => what.kind === 'follow_up' && what.follow_up === 'visit');

/** The answer, or the news of what was accepted, that is expected first. */
export function nextAnswer(referred: readonly ReferralRow[]): ReferralRow | undefined {
  const waiting = referred.filter(({ awaited_by }) => awaited_by);
  return waiting.sort((a, b) => a.awaited_by.localeCompare(b.awaited_by))[0];
}

/** Whether there is nobody to be visited. Who moved away may still be, if somebody plans it; the core has the same rule. */
export const nobodyThere = ({ gone }: Pick<Case, 'gone'>): boolean =>
  gone !== null && gone.how !== 'moved';

/** Whether its companion left, or looks after no cases any more. */
export const hasStopped = ({ row }: Pick<Case, 'row'>, officers: readonly OfficerRow[]): boolean =>
  !carriers(officers).some((each) => each.id === row.responsible);

/** A stage that the work has come to and the case has not. */
export interface Offer {
  to: Stage;
  /** Since when, as the core takes it. */
  on: DayString;
  /** Why, where a stage is passed over by it; empty otherwise. */
  reason: string;
}

/** After an assessment (`assessments`, the latest visit first) or a first plan: the stage that is theirs, offered and never forced. */
export function offerOf(
  { row, stages, gone, may_change }: Pick<Case, 'row' | 'stages' | 'gone' | 'may_change'>,
  assessments: readonly Assessment[],
  goals: readonly Goal[],
  now = today(),
): Offer | null {
  if (gone || !may_change) return null;
  const before = row.stage === 'report' || row.stage === 'assessment';
  const dayOf = (id: string): DayString => today(new Date(writtenAt(id)));
  const [planned] = goals.map((goal) => dayOf(goal.id)).sort();
  const assessed = assessments.at(-1);
  const found = assessed ? assessed.form.visited_on || dayOf(assessed.id) : undefined;
  const [to, day] =
    before && planned
      ? (['plan', planned] as const)
      : row.stage === 'report' && found
        ? (['assessment', found] as const)
        : [];
  if (!to || !day) return null;
  const since = stages.at(-1)?.since ?? '';
  const on = [since, day > now ? now : day].sort().at(-1) ?? now;
  const { needsReason } = judge(row.stage, to, stages, row.urgency === 'emergency');
  return { to, on, reason: needsReason ? words.case.offer.reason : '' };
}
