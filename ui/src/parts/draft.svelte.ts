// Keeps what is being typed: saved at most every two seconds after a change, and at once when the
// window locks, closes or loses the focus, or the form goes away. It must never keep the form from being used.

import { onLock } from '../frame/session.svelte';

export interface DraftPlan<T> {
  /** Which form, and about whom: together they name the draft. */
  form: string;
  subject: string | null;
  state: () => T;
  save: (draft: { form: string; subject: string | null; state: T }) => Promise<void>;
  remove: (draft: { form: string; subject: string | null }) => Promise<void>;
  /** What it begins with lies nowhere yet: it is kept although nothing was typed since. */
  unkept?: boolean;
  /** Milliseconds between two savings. */
  every?: number;
}

export interface Draft {
  /** When it was last saved; null before the first time. */
  readonly savedAt: Date | null;
  readonly failed: boolean;
  /** Saves now, if anything changed. */
  flush: () => Promise<void>;
  /**
   * Runs the form's own save, and hands back what it gives (undefined when it was refused). Nothing is kept meanwhile,
   * or what is being saved would be offered again as a draft: whoever locks or leaves waits for the outcome. After it
   * the draft is thrown away.
   */
  saving: <T>(save: () => Promise<T | undefined>) => Promise<T | undefined>;
  /** Throws the draft away, and stops keeping it: "Buang draf". Never fails. */
  discard: () => Promise<void>;
}

let lastLeft: Promise<void> = Promise.resolve();

/** Settles when the form that was left last has kept its draft: for whoever lists drafts. */
export const draftsKept = (): Promise<void> => lastLeft;

/** Call while the form's component is set up. */
export function keepDraft<T>(plan: DraftPlan<T>): Draft {
  let savedAt = $state<Date | null>(null);
  let failed = $state(false);
  const { form, subject, every = 2000 } = plan;

  let saved = plan.unkept ? '' : JSON.stringify(plan.state());
  let latest: T = plan.state();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  let over = false;

  // One saving at a time, so that an older one never lands after a newer one.
  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    running = running.then(async () => {
      const text = JSON.stringify(latest);
      if (over || text === saved) return;
      try {
        await plan.save({ form, subject, state: JSON.parse(text) as T });
        saved = text;
        // eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced, never changed
        savedAt = new Date();
        failed = false;
      } catch {
        failed = true;
        timer ??= setTimeout(flush, every);
      }
    });
    return running;
  }

  $effect(() => {
    latest = $state.snapshot(plan.state()) as T;
    if (!over && JSON.stringify(latest) !== saved) timer ??= setTimeout(flush, every);
  });

  $effect(() => {
    const now = () => void flush();
    const stop = onLock(flush);
    window.addEventListener('blur', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      stop();
      window.removeEventListener('blur', now);
      document.removeEventListener('visibilitychange', now);
      const left = flush();
      lastLeft = lastLeft.then(() => left);
    };
  });

  async function throwAway() {
    over = true;
    savedAt = null;
    // What was saved is saved, and the save discarded the draft in its own transaction: a second removal that
    // fails (a full disk) must not make the form look as if it had not been saved.
    await plan.remove({ form, subject }).catch(() => undefined);
  }

  return {
    get savedAt() {
      return savedAt;
    },
    get failed() {
      return failed;
    },
    flush,
    async saving(save) {
      const outcome = running.then(async () => {
        const done = await save();
        if (done !== undefined) await throwAway();
        return done;
      });
      running = outcome.then(
        () => undefined,
        () => undefined,
      );
      const done = await outcome;
      // Refused: what was typed meanwhile is kept again.
      void flush();
      return done;
    },
    async discard() {
      over = true;
      clearTimeout(timer);
      await running;
      await throwAway();
    },
  };
}
