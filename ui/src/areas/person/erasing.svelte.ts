// An erasure writes the file anew; an idle lock waits for it.

import { call, commands, type ErasureDone, type ErasureReason } from '../../bridge';
import { onLock } from '../../frame/session.svelte';

class Erasing {
  /** Whether one is running. */
  running = $state(false);

  async start(id: string, reason: ErasureReason, backups: boolean): Promise<ErasureDone> {
    this.running = true;
    const job = call(commands.erasePerson(id, reason, backups));
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
