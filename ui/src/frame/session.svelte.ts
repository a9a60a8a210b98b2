// Who sits at the PC, and what the window shows: nothing yet, the setup, the lock, or the work.
// The only state that all areas share.

export type SessionScreen = 'starting' | 'setup' | 'locked' | 'open';

export interface Officer {
  id: string;
  name: string;
  /** Already in words: 'Ketua', 'Pencatat, pendamping'. */
  roles: string;
}

export interface Group {
  name: string;
  rw: string;
  kelurahan: string;
}

type LockHook = () => unknown;
let lockHooks: readonly LockHook[] = [];

/** Runs before the window locks; drafts save themselves here. Returns how to stop. */
export function onLock(hook: LockHook): () => void {
  lockHooks = [...lockHooks, hook];
  return () => {
    lockHooks = lockHooks.filter((each) => each !== hook);
  };
}

class Session {
  screen = $state<SessionScreen>('starting');
  officer = $state.raw<Officer | null>(null);
  group = $state.raw<Group | null>(null);
  training = $state(false);

  /** How the core is told to lock; given by the vault area. */
  lockCore: () => Promise<void> = () => Promise.resolve();

  open(officer: Officer, group: Group, training = false) {
    this.officer = officer;
    this.group = group;
    this.training = training;
    this.screen = 'open';
  }

  async lock() {
    if (this.screen !== 'open') return;
    // A draft that cannot be saved must not keep the window open.
    await Promise.allSettled(lockHooks.map((hook) => hook()));
    await this.lockCore();
    this.locked();
  }

  /** The core has locked, by itself or because it was told to. */
  locked() {
    this.officer = null;
    this.screen = 'locked';
  }
}

export const session = new Session();
