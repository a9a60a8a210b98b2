// What Beranda leaves out for who may not do it; the core refuses it anyway.

import type { Role } from '../../bridge';
import { session } from '../../frame/session.svelte';

const holds = (...roles: Role[]) => roles.some((role) => session.officer?.holds?.includes(role));

/** Whether the officer opens cases. */
export const opensCases = () => holds('ketua', 'pencatat', 'pendamping');

/** Whether the officer may open the page of a resident or a family. */
export const readsPeople = opensCases;

/** Whether cases are a matter of this officer at all; otherwise it is the money, or the counts. */
export function concern(): 'cases' | 'money' | 'counts' {
  if (opensCases()) return 'cases';
  return holds('bendahara') ? 'money' : 'counts';
}
