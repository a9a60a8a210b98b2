// The check of the data goes on while one looks at other screens; this is where it stands and what it found.

import {
  call,
  channel,
  commands,
  Fault,
  type Health,
  type HealthPart,
  type HealthProgress,
} from '../../bridge';
import { jobs } from '../../frame/jobs.svelte';

/** In the order of the core. */
const PARTS: readonly HealthPart[] = [
  'pages',
  'structure',
  'references',
  'journal',
  'search_keys',
  'search',
  'key_files',
  'head',
];
const BEGIN: HealthProgress = { doing: 'looking', part: 'pages', done: 0, total: 0 };

class Examining {
  running = $state(false);
  stopping = $state(false);
  stopped = $state(false);
  progress = $state.raw<HealthProgress>(BEGIN);
  /** What the last one found; none before the first. */
  found = $state.raw<Health | null>(null);

  /** What was found in an earlier session. */
  async read() {
    if (this.running || this.found) return;
    const last = await call(commands.lastHealth());
    this.found ??= last;
  }

  check(): Promise<void> {
    return this.#run(commands.checkHealth);
  }

  mend(): Promise<void> {
    return this.#run(commands.mendHealth);
  }

  stop() {
    this.stopping = true;
    void commands.stopHealth();
  }

  /** Percent; while the backup is made and while it is mended it stands full. */
  get done(): number {
    const now = this.progress;
    if (now.doing !== 'looking') return 100;
    const within = now.total > 0 ? now.done / now.total : 0;
    return Math.round(((PARTS.indexOf(now.part) + within) / PARTS.length) * 100);
  }

  async #run(command: typeof commands.checkHealth) {
    if (this.running) return;
    this.running = true;
    this.stopping = false;
    this.stopped = false;
    this.progress = BEGIN;
    const told = channel<HealthProgress>((now) => (this.progress = now));
    try {
      this.found = await jobs.during(() => call(command(told)));
    } catch (thrown) {
      this.stopped = thrown instanceof Fault && thrown.code === 'cancelled';
      if (!this.stopped) throw thrown;
    } finally {
      this.running = false;
    }
  }
}

export const examining = new Examining();
