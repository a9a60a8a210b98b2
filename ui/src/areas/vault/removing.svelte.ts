// The removal of an officer writes the whole vault anew; it goes on while one looks at other screens.

import { call, channel, commands, type BackupProgress } from '../../bridge';
import { onLock } from '../../frame/session.svelte';

const BEGIN: BackupProgress = { phase: 'writing', done: 0, total: 0 };

class Removing {
  /** Who is being removed; empty while nobody is. */
  officer = $state('');
  /** Whether they are out already, and the backups that they still open are going. */
  sweeping = $state(false);
  progress = $state.raw<BackupProgress>(BEGIN);

  async start(officer: string) {
    this.officer = officer;
    this.progress = BEGIN;
    const told = channel<BackupProgress>((now) => (this.progress = now));
    await this.#waited(call(commands.removeOfficer(officer, told)));
  }

  /** Takes the backups away that whoever was removed still opens, after a new one was made; how many went. */
  async sweep(officer: string): Promise<number> {
    this.officer = officer;
    this.sweeping = true;
    this.progress = BEGIN;
    const told = channel<BackupProgress>((now) => (this.progress = now));
    return this.#waited(call(commands.dropOlderKeyBackups(told)));
  }

  /** Nothing has changed then, as long as the new key is not being sealed. */
  async stop() {
    await call(commands.stopRemoval());
  }

  async #waited<T>(job: Promise<T>): Promise<T> {
    // An idle lock waits for it.
    const free = onLock(() => job.then(() => undefined).catch(() => undefined));
    try {
      return await job;
    } finally {
      this.officer = '';
      this.sweeping = false;
      free();
    }
  }
}

export const removing = new Removing();
