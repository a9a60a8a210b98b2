// What this officer may do with a list of an emergency, to leave out what they may not; the core refuses it anyway.

import { session } from '../../frame/session.svelte';

/** Type households, register them, make cases of them. */
export const mayType = (): boolean => session.writes;
