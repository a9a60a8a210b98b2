// What closing a case leaves undone, and what comes before it.

import type { Case, GoneHow, Goal, ReferralRow } from '../../bridge';
import type { Place } from '../../frame/places';
import { words } from '../../words/id';
import { merges } from '../merging/rights';

const say = words.case.close;

/** What is left open, one line each: the visit, the actions, the answers and news that are waited for. */
export function leftOpen(
  { row }: Pick<Case, 'row'>,
  goals: readonly Goal[],
  referred: readonly ReferralRow[],
): string[] {
  const actions = goals.flatMap((goal) => goal.actions).filter(({ state }) => state === 'open');
  const waiting = referred.filter(({ awaited_by }) => awaited_by);
  return [
    ...(row.next_visit ? [say.left.visit(row.next_visit)] : []),
    ...actions.map(({ form }) => say.left.action(form.what, form.due)),
    ...waiting.map((row) => say.left.referral(row)),
  ];
}

const REASONS: Readonly<Record<GoneHow, string>> = {
  died: 'died',
  moved: 'moved',
  nobody_left: 'moved',
};

/** Why a case is closed whose resident or family is not here any more; empty where they are. */
export const reasonOf = ({ gone }: Pick<Case, 'gone'>): string => (gone ? REASONS[gone.how] : '');

export interface Lead {
  note: string;
  act: string;
  to: Place;
}

/** What is written down elsewhere before a case is closed for that reason; none where it is, or where nobody may. */
export function leadOf({ row, gone }: Pick<Case, 'row' | 'gone'>, reason: string): Lead | null {
  const { person_id: person, household_id: household } = row;
  const about = person ? { person } : household ? { household } : null;
  if (!about) return null;
  if (reason === 'double' && merges()) {
    const one = person ?? household ?? '';
    const kind = person ? 'person' : 'household';
    return { ...say.lead.double, to: { screen: 'merge', kind, one } };
  }
  if (reason === 'died' && gone?.how !== 'died' && gone?.how !== 'nobody_left')
    return { ...say.lead.died, to: { screen: 'family_event', ...about, kind: 'death' } };
  if (reason === 'moved' && !gone)
    return { ...say.lead.moved, to: { screen: 'family_event', ...about, kind: 'move' } };
  return null;
}
