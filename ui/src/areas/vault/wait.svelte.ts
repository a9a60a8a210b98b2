// The wait after too many wrong tries, counted down where the fault stands.

import type { FaultBody } from '../../bridge';

export class Wait {
  /** Seconds left; 0 when one may try again. */
  seconds = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Starts when the cause is a wait; any other cause ends it. */
  begin(cause: FaultBody | null) {
    clearInterval(this.#timer);
    this.seconds = cause?.code === 'try_later' ? Number(cause.values?.['seconds'] ?? 1) : 0;
    if (this.seconds <= 0) return;
    this.#timer = setInterval(() => {
      this.seconds -= 1;
      if (this.seconds <= 0) clearInterval(this.#timer);
    }, 1000);
  }
}
