// What stands between the start of the program and the open window: which page, and why.

import {
  call,
  causesOf,
  commands,
  onDamaged,
  onLocked,
  type FaultBody,
  type SessionInfo,
  type Start,
} from '../../bridge';
import { look, type TextSize } from '../../frame/look.svelte';
import { session } from '../../frame/session.svelte';
import { words } from '../../words/door';

export type DoorPage =
  'starting' | 'trouble' | 'setup' | 'unlock' | 'passphrase' | 'recovery' | 'restore';

/** Faults of the vault itself: no form can mend them, so they take the whole page. */
const WHOLE_PAGE: readonly FaultBody['code'][] = [
  'already_running',
  'database_newer',
  'database_damaged',
  'keys_damaged',
];

class Door {
  /** What the core said before anybody signed in. */
  start = $state.raw<Start | null>(null);
  /** Who is signed in and has still something to do before the window opens. */
  info = $state.raw<SessionInfo | null>(null);
  trouble = $state.raw<FaultBody | null>(null);
  /** Signed in with the recovery key just now. */
  byRecovery = $state(false);
  /** A backup is being put in force instead of opening what is here. */
  restoring = $state(false);

  readonly page: DoorPage = $derived.by(() => {
    if (this.restoring) return 'restore';
    if (this.trouble) return 'trouble';
    if (this.info?.new_passphrase_needed) return 'passphrase';
    // A group that is known already only needs its key written down anew.
    if (this.info?.group && this.info.step === 'recovery') return 'recovery';
    if (this.info) return 'setup';
    if (!this.start) return 'starting';
    return this.start.faces ? 'unlock' : 'setup';
  });

  /** The group is being set up, or its recovery key is written down anew: the help tells of both. */
  get isNew(): boolean {
    return this.page === 'setup' || this.page === 'recovery';
  }

  get training(): boolean {
    return this.info?.training ?? this.start?.training ?? false;
  }

  /** At the start of the program, and again after "Coba lagi". */
  async begin() {
    this.trouble = null;
    await this.#hear(() => call(commands.start()));
  }

  /** While another one holds the data: opens by itself as soon as that has ended. */
  async look() {
    const start = await call(commands.start()).catch(() => null);
    if (start && this.trouble?.code === 'already_running') this.#opened(start);
  }

  /** To the training vault or back to the real one. */
  async turn(training: boolean) {
    await this.#hear(() => call(commands.chooseTraining(training)));
  }

  async #hear(ask: () => Promise<Start>) {
    try {
      this.#opened(await ask());
    } catch (thrown) {
      this.fail(causesOf(thrown)[0] ?? { code: 'internal' });
    }
  }

  #opened(start: Start) {
    this.trouble = null;
    this.start = start;
    session.training = start.training;
    session.screen = start.faces ? 'locked' : 'setup';
  }

  fail(fault: FaultBody) {
    this.trouble = fault;
  }

  /** Shows a fault on the whole page where no form can mend it; false when the form should show it. */
  takes(causes: readonly FaultBody[]): boolean {
    const whole = causes.find((cause) => WHOLE_PAGE.includes(cause.code));
    if (whole) this.fail(whole);
    return whole !== undefined;
  }

  /** Somebody signed in, or one of their steps is done: on to the next, or into the window. */
  enter(info: SessionInfo) {
    const { officer } = info;
    look.textSize = info.text_size as TextSize;
    look.theme = info.theme;
    look.pasaran = info.pasaran;
    session.signedIn = true;
    session.training = info.training;
    session.failedTries ||= info.failed_tries;
    session.olderData ||= info.older_data;
    session.idleMinutes = info.idle_minutes;
    this.info = info;
    const mustFinish = officer.roles.includes('ketua') && info.step !== 'done';
    if (info.new_passphrase_needed || mustFinish) {
      session.screen = 'setup';
      return;
    }
    const roles = words.vault.rolesOf(officer.roles);
    session.open(
      { id: officer.id, name: officer.name, roles, holds: officer.roles },
      info.group,
      info.training,
    );
  }

  /** Reads the session anew after a step that the core has taken. */
  async again() {
    this.enter(await call(commands.session()));
  }
}

export const door = new Door();

// After a lock the page is loaded anew, so that no name stays in it (SECURITY.md, "Vault").
session.lockCore = async () => {
  await commands.lock();
  window.location.reload();
};
// Met in the middle of the work: said on every page, because a list alone could only say that it is empty.
onDamaged(() => {
  session.damaged ||= session.screen === 'open';
});
onLocked(() => {
  if (!session.signedIn) return;
  session.locked();
  window.location.reload();
});
