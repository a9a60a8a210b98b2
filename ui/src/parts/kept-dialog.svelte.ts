// A dialog that keeps a draft: whether it is open, and what it begins with.

import { router } from '../frame/router.svelte';
import { findDraft, type Found } from './kept-draft';

const markOf = (form: string, subject: string) => `left ${form} ${subject}`;

/**
 * Whether a form may open by itself here for what was left in it. The place still says so when its screen is drawn
 * anew, after an undo: not once somebody closed the form.
 */
export const resumes = (form: string, subject: string): boolean =>
  router.here.kept[markOf(form, subject)] !== true;

/** Somebody closed the form: here it opens no more by itself. */
export function leftHere(form: string, subject: string) {
  router.here.kept[markOf(form, subject)] = true;
}

export class KeptDialog<T> {
  #now = $state.raw<{ kept: Found<T> | null } | null>(null);

  /** Which draft it keeps. */
  constructor(
    private readonly form: string,
    private readonly subject: () => string,
  ) {}

  /** What it is open with, or null. Each opening has its own: `{#key}` draws the dialog anew by it. */
  get now(): { kept: Found<T> | null } | null {
    return this.#now;
  }

  /** For who asks for it, with what was typed and left. */
  async open() {
    this.#now = { kept: await this.#find() };
  }

  /** By itself, for who was in the middle of it. */
  async resume() {
    if (!resumes(this.form, this.subject())) return;
    const kept = await this.#find();
    if (kept && !this.#now) this.#now = { kept };
  }

  /** Begins anew; the draft was thrown away. */
  readonly fresh = () => {
    this.#now = { kept: null };
  };

  readonly close = () => {
    leftHere(this.form, this.subject());
    this.#now = null;
  };

  #find(): Promise<Found<T> | null> {
    return findDraft<T>(this.form, this.subject()).catch(() => null);
  }
}
