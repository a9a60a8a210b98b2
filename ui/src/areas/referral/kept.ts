// What the lists of referrals and partners want to find again when one comes back.

import type { ReferralFilter } from '../../bridge';
import type { Step } from '../../frame/router.svelte';

export type Side = 'referral' | 'partner';
export type Which = 'all' | 'waiting' | 'overdue';

export interface Kept {
  side: Side;
  which: Which;
  /** What is looked for among the referrals: a name, a partner or a number. */
  search: string;
  /** The partner that the referrals are narrowed to; empty for all. */
  partner: string;
  query: string;
  kind: string;
  inactiveToo: boolean;
  /** Place of the chosen row, in each list. */
  at: Record<Side, number>;
}

export function keptOf(step: Step): Kept {
  const { place } = step;
  const asked = place.screen === 'referrals' ? place : null;
  step.kept['network'] ??= {
    side: 'referral',
    which: asked?.waiting ? 'waiting' : 'all',
    partner: asked?.partner ?? '',
    search: '',
    query: '',
    kind: '',
    inactiveToo: false,
    at: { referral: 0, partner: 0 },
  };
  return step.kept['network'] as Kept;
}

export const filterOf = ({
  which,
  partner,
  search,
}: Pick<Kept, 'which' | 'partner' | 'search'>): ReferralFilter => ({
  query: search.trim(),
  waiting: which === 'waiting',
  overdue: which === 'overdue',
  partner: partner || null,
});
