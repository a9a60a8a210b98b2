// Who sits at the PC, and what the window shows: nothing yet, the setup, the lock, or the work.
// The only state that all areas share.

import type { Role } from '../bridge';

export type SessionScreen = 'starting' | 'setup' | 'locked' | 'open';

export interface Officer {
  id: string;
  name: string;
  /** Already in words: 'Ketua', 'Pencatat, pendamping'. */
  roles: string;
  /** To leave out what this officer may not do; the core refuses it anyway. */
  holds?: readonly Role[];
}

export interface Group {
  name: string;
  rw: string;
  kelurahan: string;
}

type LockHook = () => unknown;
let lockHooks: readonly LockHook[] = [];

/** Runs before the window locks or closes; drafts save themselves here. Returns how to stop. */
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
  /** Wrong passphrases since the last sign-in; told until it was read. */
  failedTries = $state(0);
  /** An older database lay here than at the last close; told until it was read. */
  olderData = $state(false);
  /** After how many minutes without a touch the window locks by itself. */
  idleMinutes = $state(5);
  /** The core is open, also while the setup is not finished. */
  signedIn = $state(false);

  /** Something in the open database can't be read any more. */
  damaged = $state(false);

  /** How the core is told to lock; given by the vault area. */
  lockCore: () => Promise<void> = () => Promise.resolve();

  get isHead(): boolean {
    return this.officer?.holds?.includes('ketua') ?? false;
  }

  /** PRODUCT.md, "Roles": hand-over, import, backup. */
  get mayBackUp(): boolean {
    return this.isHead || (this.officer?.holds?.includes('bendahara') ?? false);
  }

  /** PRODUCT.md, "Roles": who writes down residents, cases and assistance. */
  get writes(): boolean {
    const holds = this.officer?.holds ?? [];
    return holds.some((role) => ['ketua', 'pencatat', 'pendamping'].includes(role));
  }

  open(officer: Officer, group: Group | null, training = false) {
    this.signedIn = true;
    this.officer = officer;
    this.group = group;
    this.training = training;
    this.screen = 'open';
  }

  /** Before the window locks or closes. A draft that cannot be saved must not keep it open. */
  async keep() {
    await Promise.allSettled(lockHooks.map((hook) => hook()));
  }

  async lock() {
    if (!this.signedIn) return;
    await this.keep();
    await this.lockCore();
    this.locked();
  }

  /** The core has locked, by itself or because it was told to. */
  locked() {
    this.officer = null;
    this.signedIn = false;
    this.damaged = false;
    this.screen = 'locked';
  }
}

export const session = new Session();
