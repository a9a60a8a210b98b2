// What a visit that is written down must tell, and what it does to the one that was planned: said on the page while it is
// typed, as the core will have it (case/follow_up.rs).

import type { DayString } from '../../words/format';

/** Where nobody was met there may be nothing to tell. */
export const hasToTell = (outcome: string): boolean => ['', 'met'].includes(outcome);

/**
 * The planned day that counts as kept: where it has come, and no next visit is chosen, the visit that is written down is
 * that one, of whichever day it was. Empty where nothing was planned, or that stays.
 */
export const fulfilledBy = (planned: string, next: string | null, now: DayString): string =>
  next === null && planned <= now ? planned : '';
