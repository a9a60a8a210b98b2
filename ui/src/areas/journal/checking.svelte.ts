// The check of the journal goes on while one works; this is where it stands and what it found.

import { call, channel, commands, Fault, type Check, type CheckProgress } from '../../bridge';

/** The first screens come first. */
const AFTER_MS = 3000;

class Checking {
  running = $state(false);
  progress = $state.raw<CheckProgress>({ done: 0, total: 0 });
  /** Of the head alone; the others are told nothing. */
  result = $state.raw<Check | null>(null);
  failed = $state(false);
  #turn = 0;
  /** The run that goes on, or the last one. */
  ended: Promise<void> = Promise.resolve();

  /** A new one, or the one that goes on already. */
  again(): Promise<void> {
    return this.running ? this.ended : this.start();
  }

  start(): Promise<void> {
    this.ended = this.#run();
    return this.ended;
  }

  async #run() {
    const turn = ++this.#turn;
    this.running = true;
    this.failed = false;
    this.progress = { done: 0, total: 0 };
    const told = channel<CheckProgress>((now) => {
      if (turn === this.#turn) this.progress = now;
    });
    try {
      const result = await call(commands.checkJournal(told));
      if (turn === this.#turn) this.result = result;
    } catch (thrown) {
      // A lock ends it too, and takes the page along.
      const ended = thrown instanceof Fault && ['cancelled', 'locked'].includes(thrown.code);
      if (turn === this.#turn) this.failed = !ended;
    } finally {
      if (turn === this.#turn) this.running = false;
    }
  }

  /** Whether the last run found something. */
  get wrong(): boolean {
    return (this.result?.findings.length ?? 0) > 0;
  }

  /** After each unlock, whoever it is. Hands back how to call it off. */
  later(): () => void {
    const waiting = setTimeout(() => void this.again(), AFTER_MS);
    return () => clearTimeout(waiting);
  }
}

export const checking = new Checking();
