// The faults of one form: filled from the core's answer, read by each field and by the summary.

import { causesOf, type FaultBody } from '../bridge';
import { words } from '../words/id';
import type { FormFault } from './FaultSummary.svelte';

export class FormFaults {
  #causes = $state.raw<readonly FaultBody[]>([]);

  /** In form order, as the summary lists them: fields not named in `order` come last. */
  constructor(private readonly order: readonly string[] = []) {}

  readonly all: readonly FormFault[] = $derived(
    [...this.#causes]
      .sort((a, b) => this.#place(a.field) - this.#place(b.field))
      .map((cause) => ({
        field: cause.field ?? undefined,
        sentence: words.faults.sentence(cause),
      })),
  );

  #place(field: string | null | undefined): number {
    const at = field ? this.order.indexOf(field) : -1;
    return at < 0 ? this.order.length : at;
  }

  /** The sentence for one field, or undefined. */
  of(field: string): string | undefined {
    return this.all.find((fault) => fault.field === field)?.sentence;
  }

  /** Whether one of these fields has a fault: section numbers turn red by it. */
  any(...fields: string[]): boolean {
    return this.all.some((fault) => fault.field !== undefined && fields.includes(fault.field));
  }

  set(causes: readonly FaultBody[]) {
    this.#causes = causes;
  }

  clear() {
    this.#causes = [];
  }

  /** Runs a save; its faults are kept and shown, its result handed back (undefined when refused). */
  async during<T>(save: () => Promise<T>): Promise<T | undefined> {
    try {
      const done = await save();
      this.clear();
      return done;
    } catch (thrown) {
      this.#causes = causesOf(thrown);
      return undefined;
    }
  }
}
