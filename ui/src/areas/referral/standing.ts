// How the state of a referral is drawn.

import type { ReferralRow } from '../../bridge';

export const chipOf = ({
  state,
  overdue,
}: Pick<ReferralRow, 'state' | 'overdue'>): 'ok' | 'warn' | 'info' | 'none' => {
  if (overdue) return 'warn';
  if (state === 'waiting') return 'info';
  return state === 'done' || state === 'accepted' ? 'ok' : 'none';
};
