// One way back for every change: the toast, Ctrl Z, the history and what was deleted all come here.

import { tick } from 'svelte';
import { call, commands } from '../../bridge';
import { router } from '../../frame/router.svelte';
import { session } from '../../frame/session.svelte';
import { toasts } from '../../parts/toasts.svelte';
import { words } from '../../words/id';
import { lists } from '../choice/lists.svelte';

const say = words.journal.undo;

/** Screens that are a form: what is typed there is not read anew. */
const FORMS: ReadonlySet<string> = new Set([
  'person_form',
  'household_form',
  'family_event',
  'family_visit',
  'new_case',
  'change_case',
  'assistance_form',
  'activity_form',
  'business_form',
  'distribution_form',
  'referral_form',
  'partner_form',
]);

class Undoing {
  /** The act that is asked about; null while nobody asks. */
  asking = $state<string | null>(null);
  /** How often something was taken back: the screen is drawn anew each time. */
  times = $state(0);

  /** Says what was just saved, with the way back where the core has one. */
  said(text: string) {
    const id = toasts.say(text);
    void call(commands.lastAct())
      .then((act) => {
        if (act) toasts.offer(id, () => this.take(act));
      })
      // What was saved is saved; only the button is missing, and Ctrl Z asks again.
      .catch(() => undefined);
  }

  /** Takes the act back at once. Where something stands against it, it is told what. */
  async take(act: string, done: string = say.done) {
    try {
      const undone = await call(commands.undo(act));
      this.asking = null;
      const id = toasts.say(undone.again && done === say.done ? say.doneAgain : done);
      toasts.offer(id, () => this.take(undone.act), undone.again ? undefined : say.again);
      if (undone.group) session.group = await call(commands.findGroup());
      await lists.readWords();
      await this.#readAnew(undone.hidden);
    } catch {
      this.asking = act;
    }
  }

  /** Ctrl Z after the toast is gone: what it would do is shown first. */
  async askLast() {
    try {
      const act = await call(commands.lastAct());
      if (act) this.asking = act;
      else toasts.say(say.nothing);
    } catch (thrown) {
      toasts.say(words.faults.told(thrown));
    }
  }

  async #readAnew(hidden: readonly string[]) {
    const { place } = router.here;
    if (FORMS.has(place.screen)) return;
    // The page of what is gone now has nothing to show.
    if ('id' in place && place.id && hidden.includes(place.id)) router.back();
    else this.times += 1;
    await tick();
    const main = document.querySelector('main');
    if (!main?.contains(document.activeElement))
      main?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }
}

export const undoing = new Undoing();
