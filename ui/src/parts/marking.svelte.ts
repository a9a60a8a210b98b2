// Rows of a list that are marked, to do one thing with all of them. Space marks the chosen row, Shift with the arrow keys
// marks as it goes, Escape takes all marks off.

import { SvelteMap } from 'svelte/reactivity';

/** In a search box that holds something a space is a letter. */
const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLInputElement && target.value !== '';

export class Marking<Row> {
  readonly #rows = new SvelteMap<string, Row>();

  constructor(
    private readonly keyOf: (row: Row) => string,
    /** Which rows can be marked at all. */
    readonly may: (row: Row) => boolean = () => true,
  ) {}

  get size(): number {
    return this.#rows.size;
  }
  get rows(): readonly Row[] {
    return [...this.#rows.values()];
  }
  get keys(): string[] {
    return [...this.#rows.keys()];
  }
  has(row: Row): boolean {
    return this.#rows.has(this.keyOf(row));
  }

  turn(row: Row) {
    if (!this.#rows.delete(this.keyOf(row))) this.add(row);
  }
  add(row: Row) {
    if (this.may(row)) this.#rows.set(this.keyOf(row), row);
  }
  clear() {
    this.#rows.clear();
  }

  /** True where it took the key: `chosen` is the row that stands chosen, `go` chooses the next or the one before. */
  press(
    event: KeyboardEvent,
    chosen: () => Row | undefined,
    go: (event: KeyboardEvent) => unknown,
  ) {
    if (event.ctrlKey || event.altKey || event.metaKey) return false;
    const row = chosen();
    if (event.key === ' ' && !event.shiftKey && row !== undefined && !isTyping(event)) {
      if (!event.repeat) this.turn(row);
    } else if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      if (row !== undefined) this.add(row);
      go(event);
      const next = chosen();
      if (next !== undefined) this.add(next);
    } else if (event.key === 'Escape' && this.size > 0) {
      this.clear();
    } else return false;
    event.preventDefault();
    return true;
  }
}
