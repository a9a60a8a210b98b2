// What the lists of activities and businesses want to find again when one comes back.

import type { Step } from '../../frame/router.svelte';

export type Side = 'activity' | 'business';

export interface Kept {
  side: Side;
  /** Place of the chosen row, in each list. */
  at: Record<Side, number>;
}

export function keptOf(step: Step): Kept {
  step.kept['group_work'] ??= { side: 'activity', at: { activity: 0, business: 0 } };
  return step.kept['group_work'] as Kept;
}
