// What a visit that is written down does to the one that was planned.

import type { DayString } from '../../words/format';

/**
 * The planned day that counts as kept: where it has come, and no next visit is chosen, the visit that is written down is
 * that one, of whichever day it was. Empty where nothing was planned, or that stays.
 */
export const fulfilledBy = (planned: string, next: string | null, now: DayString): string =>
  next === null && planned <= now ? planned : '';
