// A long list read as far as it is looked at: windows of 60 by offset, one question at a time. The
// count may come after the first rows. It must never hold a list that was searched before.

import { causesOf, type FaultBody } from '../bridge';

export const PAGE = 60;

export interface Source<Row> {
  load: (offset: number, limit: number) => Promise<readonly Row[]>;
  count: () => Promise<number>;
}

export class Pages<Row> {
  /** As long as the list is known to be; undefined where nobody has looked yet. */
  rows = $state.raw<readonly (Row | undefined)[]>([]);
  /** Null until it was counted. */
  total = $state<number | null>(null);
  /** Whether the first rows of the present search are there. */
  ready = $state(false);
  faults = $state.raw<readonly FaultBody[]>([]);

  #source: Source<Row> | null = null;
  #turn = 0;
  #wanted: [number, number] = [0, 0];
  #reading = false;

  /** Begins anew; the rows shown stay until the new ones are there, so that nothing flickers. */
  async from(source: Source<Row>): Promise<readonly Row[]> {
    const turn = (this.#turn += 1);
    this.#source = source;
    try {
      const first = await source.load(0, PAGE);
      if (turn !== this.#turn) return [];
      this.rows = first;
      this.total = first.length < PAGE ? first.length : null;
      this.ready = true;
      this.faults = [];
      if (this.total === null) void this.#countOn(source, turn);
      return first;
    } catch (thrown) {
      if (turn === this.#turn) this.faults = causesOf(thrown);
      return [];
    }
  }

  async #countOn(source: Source<Row>, turn: number) {
    try {
      const total = await source.count();
      if (turn !== this.#turn) return;
      this.total = total;
      const longer = [...this.rows];
      longer.length = Math.max(total, 0);
      this.rows = longer;
    } catch (thrown) {
      if (turn === this.#turn) this.faults = causesOf(thrown);
    }
  }

  /** The rows that are looked at now; read if they are not there. */
  look(from: number, to: number) {
    this.#wanted = [from, to];
    if (!this.#reading) void this.#read();
  }

  /** While one scrolls fast, only what is looked at when the last answer came is asked for next. */
  async #read() {
    this.#reading = true;
    try {
      for (let page = this.#missing(); page !== null; page = this.#missing()) {
        const [source, turn] = [this.#source, this.#turn];
        if (!source) return;
        const found = await source.load(page * PAGE, PAGE);
        if (turn !== this.#turn) continue;
        const rows = [...this.rows];
        found.forEach((row, i) => (rows[page * PAGE + i] = row));
        // Somebody may have been taken out meanwhile: never ask for the same hole twice.
        rows.length = found.length < PAGE ? page * PAGE + found.length : rows.length;
        this.rows = rows;
      }
    } catch (thrown) {
      this.faults = causesOf(thrown);
    } finally {
      this.#reading = false;
    }
  }

  #missing(): number | null {
    const [from, to] = this.#wanted;
    for (let at = from; at < Math.min(to, this.rows.length); at += 1)
      if (this.rows[at] === undefined) return Math.floor(at / PAGE);
    return null;
  }
}
