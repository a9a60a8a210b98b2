// Who makes one record of two; the core refuses everybody else anyway.

import { session } from '../../frame/session.svelte';

export const merges = () =>
  ['ketua', 'pencatat'].some((role) => session.officer?.holds?.some((held) => held === role));
