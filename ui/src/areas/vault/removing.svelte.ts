// The removal of an officer writes the whole vault anew; it goes on while one looks at other screens.

import { call, channel, commands, type BackupProgress } from '../../bridge';
import { onLock } from '../../frame/session.svelte';

const BEGIN: BackupProgress = { phase: 'writing', done: 0, total: 0 };

class Removing {
  /** Who is being removed; empty while nobody is. */
  officer = $state('');
  progress = $state.raw<BackupProgress>(BEGIN);

  async start(officer: string) {
    this.officer = officer;
    this.progress = BEGIN;
    const told = channel<BackupProgress>((now) => (this.progress = now));
    const job = call(commands.removeOfficer(officer, told));
    // An idle lock waits for it.
    const free = onLock(() => job.catch(() => undefined));
    try {
      await job;
    } finally {
      this.officer = '';
      free();
    }
  }
}

export const removing = new Removing();
