// Locks when nobody has touched keyboard or mouse for a while.

import { jobs } from './jobs.svelte';

/** How often one looks; also how late the lock can be. */
const LOOK_EVERY_MS = 5_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Call while a component is set up. The clock is compared, not a timer awaited: a PC that slept longer
 * than the wait locks as soon as it wakes. A running job ends first (SECURITY.md, "Vault").
 */
export function lockWhenIdle(minutes: () => number, lock: () => unknown) {
  $effect(() => {
    const wait = minutes() * 60_000;
    let last = Date.now();
    const touched = () => {
      // Touching a PC that woke up after the wait must not keep it open.
      if (Date.now() - last < wait) last = Date.now();
    };
    const timer = setInterval(() => {
      if (Date.now() - last >= wait && !jobs.running) lock();
    }, LOOK_EVERY_MS);
    for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, touched);
    };
  });
}
