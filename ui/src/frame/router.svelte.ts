// Where one is, and how one got there. Each step keeps what its screen wants to find again on the way
// back (a search, the chosen row) in `kept`.

import { HOME, type Place } from './places';

export interface Step {
  place: Place;
  kept: Record<string, unknown>;
}

const LONGEST = 50;

export class Router {
  #steps = $state.raw<readonly Step[]>([{ place: HOME, kept: {} }]);

  get here(): Step {
    return this.#steps[this.#steps.length - 1] ?? { place: HOME, kept: {} };
  }

  get canGoBack(): boolean {
    return this.#steps.length > 1;
  }

  go(place: Place) {
    this.#steps = [...this.#steps, { place, kept: {} }].slice(-LONGEST);
  }

  /** Instead of the present place: after saving a new thing, its own page. */
  replace(place: Place) {
    this.#steps = [...this.#steps.slice(0, -1), { place, kept: {} }];
  }

  /** Out of a form that was saved or thrown away, if one is still there: who has gone on is not taken back. */
  leave(form: Step, next?: Place) {
    if (this.here !== form) return;
    if (next) this.replace(next);
    else this.back();
  }

  back() {
    if (this.canGoBack) this.#steps = this.#steps.slice(0, -1);
    else this.reset();
  }

  /** To the beginning, with nothing to go back to: an entry of the side panel, or a new officer. */
  reset(place: Place = HOME) {
    this.#steps = [{ place, kept: {} }];
  }
}

export const router = new Router();
