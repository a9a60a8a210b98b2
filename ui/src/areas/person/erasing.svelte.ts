// An erasure writes the file anew; an idle lock waits for it.

import {
  call,
  commands,
  type ErasureDone,
  type ErasureReason,
  type LineErased,
} from '../../bridge';
import { onLock } from '../../frame/session.svelte';

class Erasing {
  /** Whether one is running. */
  running = $state(false);

  start(id: string, reason: ErasureReason, backups: boolean): Promise<ErasureDone> {
    return this.#during(call(commands.erasePerson(id, reason, backups)));
  }

  /** Of a line of a list on which somebody stands who is no resident. */
  line(id: string, backups: boolean): Promise<LineErased> {
    return this.#during(call(commands.eraseEmergencyLine(id, backups)));
  }

  async #during<T>(job: Promise<T>): Promise<T> {
    this.running = true;
    const free = onLock(() => job.catch(() => undefined));
    try {
      return await job;
    } finally {
      this.running = false;
      free();
    }
  }
}

export const erasing = new Erasing();
