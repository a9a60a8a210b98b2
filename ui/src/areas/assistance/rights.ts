// What this officer may do with assistance, to leave out what they may not; the core refuses it anyway.

import { session } from '../../frame/session.svelte';

const holds = (...roles: readonly string[]): boolean =>
  session.officer?.holds?.some((role) => roles.includes(role)) ?? false;

/** Record assistance at all. */
export const mayRecord = (): boolean => holds('ketua', 'pencatat', 'pendamping');

/** Record also what belongs to no case of their own. */
export const mayRecordAll = (): boolean => holds('ketua', 'pencatat');

/** See assistance, not only how much there is. */
export const mayRead = (): boolean => holds('ketua', 'pencatat', 'pendamping', 'bendahara');

/** Open residents, families and cases from here. */
export const mayOpenOthers = (): boolean => holds('ketua', 'pencatat', 'pendamping');
