// A backup goes on while one looks at other screens; this is where it stands.

import { call, channel, commands, type Backup, type BackupProgress } from '../../bridge';
import { jobs } from '../../frame/jobs.svelte';

const BEGIN: BackupProgress = { phase: 'writing', done: 0, total: 0 };

class Saving {
  running = $state(false);
  stopping = $state(false);
  progress = $state.raw<BackupProgress>(BEGIN);
  /** The backup that was checked: only then the stick may be pulled out. */
  done = $state.raw<Backup | null>(null);

  async start(place: string): Promise<Backup> {
    this.running = true;
    this.stopping = false;
    this.done = null;
    this.progress = BEGIN;
    const told = channel<BackupProgress>((now) => (this.progress = now));
    try {
      this.done = await jobs.during(() => call(commands.backUp(place, told)));
      return this.done;
    } finally {
      this.running = false;
      this.stopping = false;
    }
  }

  stop() {
    this.stopping = true;
    void commands.stopBackup();
  }

  /** Forgets the last one, so that the page begins anew. */
  forget() {
    if (!this.running) this.done = null;
  }
}

export const saving = new Saving();
