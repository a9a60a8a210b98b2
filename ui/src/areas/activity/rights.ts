// What this officer may do with activities, to leave out what they may not; the core refuses it anyway.

import { session } from '../../frame/session.svelte';

/** Write down activities, with minutes and who came. */
export const mayWrite = (): boolean =>
  session.officer?.holds?.some((role) => ['ketua', 'pencatat', 'pendamping'].includes(role)) ??
  false;
