// The keys of the day itself: one a row, from the top of the paper to its end.

import type { Came } from '../../bridge';

const KEYS: Readonly<Record<string, Came>> = {
  h: 'signed',
  j: 'thumb',
  w: 'proxy',
  x: 'absent',
  Delete: 'waiting',
};

/**
 * What a key says of the chosen row. A key that is held says it once, and after the closing no mark can be taken off by
 * a key.
 */
export function cameOfKey(event: KeyboardEvent, closed: boolean): Came | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return undefined;
  const came = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  return closed && came === 'waiting' ? undefined : came;
}
