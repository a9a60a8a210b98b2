// One way back for every change: the toast, Ctrl Z, the history and what was deleted all come here.

import { tick } from 'svelte';
import { call, commands } from '../../bridge';
import type { Place } from '../../frame/places';
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

  /**
   * Says what was just saved, with the way back where the core has one. `changing`: what stood there already was in the
   * form; where it was saved as it stood, that is said instead.
   */
  said(text: string, changing = false) {
    const early = changing ? null : toasts.say(text);
    void call(commands.lastAct())
      // What was saved is saved; only the button is missing, and Ctrl Z asks again.
      .catch(() => ({ act: null, anew: true }))
      .then(({ act, anew }) => {
        if (early === null && !anew) return void toasts.say(say.same);
        const id = early ?? toasts.say(text);
        if (act) toasts.offer(id, () => this.take(act, text));
      });
  }

  /** In a form "Urungkan" would be taken for what is typed there: what was said before has no way back from there. */
  cameTo(place: Place) {
    if (FORMS.has(place.screen)) toasts.withdraw();
  }

  /**
   * Takes the act back at once, and says so of `what`, as it was told. Where something stands against it, it is told
   * what. `back`: records that were changed since and come back nevertheless.
   */
  async take(
    act: string,
    what: string,
    { done = say.done, back = [] }: { done?: typeof say.done; back?: string[] } = {},
  ) {
    try {
      const undone = await call(commands.undo(act, back));
      this.asking = null;
      const id = toasts.say(done(what, undone.again));
      toasts.offer(id, () => this.take(undone.act, what), undone.again ? undefined : say.again);
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
      const { act } = await call(commands.lastAct());
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
