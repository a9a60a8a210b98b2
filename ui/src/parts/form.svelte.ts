// The faults of one form: filled from the core's answer, read by each field and by the summary.

import { createSubscriber } from 'svelte/reactivity';
import { causesOf, type FaultBody } from '../bridge';
import { words } from '../words/id';
import type { FormFault } from './FaultSummary.svelte';

/** A field of the form: its label, and what to ask for when it is empty ("Pilih siapa yang melapor."). */
export interface FormField {
  label: string;
  whenEmpty?: string;
}

/** Whose row of a list it is, where the sentence itself does not say so. */
function nameBeside(sentence: string, { values }: FaultBody): string {
  const name = String(values?.['name'] ?? '');
  return sentence.includes(name) ? '' : name;
}

/** A row of a list as it was sent: what knows it again, and what it is called. */
export interface SentRow {
  key: string;
  name: string;
}

/**
 * What the core says of `rows.24` or `rows.24.shares` of the list `rows`, said of whom it is about: `rows.<key>`, with
 * the name. The list goes on changing while the sentence stands.
 */
export const byKey = (
  causes: readonly FaultBody[],
  list: string,
  sent: readonly SentRow[],
): FaultBody[] =>
  causes.map((cause) => {
    const row = sent[Number.parseInt(keyIn(list, cause.field) ?? '', 10)];
    if (!row) return cause;
    return { ...cause, field: `${list}.${row.key}`, values: { name: row.name, ...cause.values } };
  });

/** Of the field `rows.<key>` of the list `rows` the key. */
const keyIn = (list: string, field: string | null | undefined): string | undefined =>
  field?.startsWith(`${list}.`) ? field.slice(list.length + 1) : undefined;

export class FormFaults {
  /** Where its fields are, on a page that may hold several forms with fields of the same names; otherwise all of it. */
  within: HTMLElement | undefined;
  #causes = $state.raw<readonly FaultBody[]>([]);
  /**
   * While they are shown: what is typed or chosen at a field mends its fault. The next save tells what is still wrong. Not
   * `change`, which comes when a field is left by pressing something: that would move away under the pointer.
   */
  readonly #listen = createSubscriber(() => {
    const mend = ({ target }: Event) => this.#mend(target);
    document.addEventListener('input', mend);
    document.addEventListener('chosen', mend);
    return () => {
      document.removeEventListener('input', mend);
      document.removeEventListener('chosen', mend);
    };
  });

  /** The fields in form order, by name, so the summary can list faults in that order. */
  constructor(private readonly fields: Readonly<Record<string, FormField>> = {}) {}

  readonly #told: readonly FormFault[] = $derived(
    [...this.#causes]
      .sort((a, b) => this.#place(a.field) - this.#place(b.field))
      .map((cause) => this.#tell(cause)),
  );

  get all(): readonly FormFault[] {
    this.#listen();
    return this.#told;
  }

  /** The field, and the group of fields that it is a part of: "at least one line" is mended by any of them. */
  #mend(target: EventTarget | null) {
    if (this.#causes.length === 0 || !(target instanceof Element)) return;
    if (this.within && !this.within.contains(target)) return;
    const isTouched = ({ field }: FaultBody) =>
      field != null && target.closest(`[data-field="${CSS.escape(field)}"]`) !== null;
    const left = this.#causes.filter((cause) => !isTouched(cause));
    if (left.length < this.#causes.length) this.#causes = left;
  }

  #tell(cause: FaultBody): FormFault {
    const field = cause.field || undefined;
    const known = field ? this.fields[field] : undefined;
    if (cause.code === 'required' && known?.whenEmpty)
      return { field, cause, sentence: known.whenEmpty, inSummary: known.whenEmpty };
    const sentence = words.faults.sentence(cause);
    const whom = known?.label ?? (field ? nameBeside(sentence, cause) : '');
    return { field, cause, sentence, inSummary: whom ? `${whom}: ${sentence}` : sentence };
  }

  #place(field: string | null | undefined): number {
    const order = Object.keys(this.fields);
    const at = order.findIndex((name) => name === field || keyIn(name, field) !== undefined);
    return at < 0 ? order.length : at;
  }

  /** The sentence for one field, or undefined. */
  of(field: string): string | undefined {
    return this.all.find((fault) => fault.field === field)?.sentence;
  }

  /** Whether one of these fields has a fault: section numbers turn red by it. */
  any(...fields: string[]): boolean {
    return this.all.some((fault) => fault.field !== undefined && fields.includes(fault.field));
  }

  /** The sentences for the rows of a list, by key (`byKey`). */
  rows(list: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.all.flatMap(({ field, sentence }) => {
        const key = keyIn(list, field);
        return key === undefined ? [] : [[key, sentence]];
      }),
    );
  }

  /** Whether a row of the list has a fault. */
  inRows(list: string): boolean {
    return this.all.some(({ field }) => keyIn(list, field) !== undefined);
  }

  /** All of them, where the rows of a list have no control of their own: their lines in the summary lead to `field`. */
  led(list: string, field: string): readonly FormFault[] {
    return this.all.map((fault) =>
      keyIn(list, fault.field) === undefined ? fault : { ...fault, field },
    );
  }

  /** As the core told them: for a fault that asks a question of its own. */
  get causes(): readonly FaultBody[] {
    return this.#causes;
  }

  set(causes: readonly FaultBody[]) {
    this.#causes = causes;
  }

  clear() {
    this.#causes = [];
  }

  /**
   * Runs a save; its faults are kept and shown, as `told` says them, its result handed back (undefined when refused).
   */
  async during<T>(
    save: () => Promise<T>,
    told: (causes: readonly FaultBody[]) => readonly FaultBody[] = (causes) => causes,
  ): Promise<T | undefined> {
    try {
      const done = await save();
      this.clear();
      return done;
    } catch (thrown) {
      this.#causes = told(causesOf(thrown));
      return undefined;
    }
  }
}

/**
 * A save that runs once at a time: an impatient second press is the same press. Wrap all that a save does, to the
 * leaving of the form; otherwise the second press makes a second record.
 */
export function oneAtATime<A extends unknown[], T>(
  act: (...given: A) => Promise<T>,
): (...given: A) => Promise<T | undefined> {
  let running = false;
  return async (...given) => {
    if (running) return undefined;
    running = true;
    try {
      return await act(...given);
    } finally {
      running = false;
    }
  };
}
