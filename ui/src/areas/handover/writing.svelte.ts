// The writing of a package goes on while one looks at other screens; this is where it stands.

import { call, channel, commands, type HandoverRow, type Phase, type Progress } from '../../bridge';
import { jobs } from '../../frame/jobs.svelte';

export interface WritingProgress {
  phase: Phase;
  /** 0 to 1 of this phase. */
  share: number;
}

const BEGIN: WritingProgress = { phase: 'writing', share: 0 };

class Writing {
  running = $state(false);
  stopping = $state(false);
  progress = $state.raw<WritingProgress>(BEGIN);
  /** The hand-over that arrived: only then the stick may be pulled out. */
  done = $state.raw<HandoverRow | null>(null);

  async start(place: string, struck: string[]): Promise<HandoverRow> {
    this.running = true;
    this.stopping = false;
    this.done = null;
    this.progress = BEGIN;
    const told = channel<Progress>((now) => {
      this.progress = { phase: now.phase, share: now.total > 0 ? now.done / now.total : 1 };
    });
    try {
      this.done = await jobs.during(() => call(commands.handOver(place, struck, told)));
      return this.done;
    } finally {
      this.running = false;
      this.stopping = false;
    }
  }

  stop() {
    this.stopping = true;
    void commands.stopHandover();
  }

  /** Forgets the last one, so that the page begins anew. */
  forget() {
    if (!this.running) this.done = null;
  }
}

export const writing = new Writing();
