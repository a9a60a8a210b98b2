// A long list read as far as it is looked at: windows of 60 by offset, one question at a time. The
// count may come after the first rows. It must never hold a list that was searched before.

import { causesOf, type FaultBody } from '../bridge';
import { atRest } from '../frame/later';
import type { Rows } from './table-window';

export const PAGE = 60;

export interface Source<Row> {
  load: (offset: number, limit: number) => Promise<readonly Row[]>;
  count: () => Promise<number>;
}

/** As much of a long list as was read. It costs what was read, not what the list is long. */
export class ReadRows<Row> implements Rows<Row> {
  readonly length: number;
  readonly #pages: readonly (readonly Row[] | undefined)[];

  constructor(length: number, pages: readonly (readonly Row[] | undefined)[]) {
    this.length = length;
    this.#pages = pages;
  }

  /** Undefined where nobody has looked yet. */
  at(index: number): Row | undefined {
    if (index >= this.length) return undefined;
    return this.#pages[Math.floor(index / PAGE)]?.[index % PAGE];
  }

  findIndex(is: (row: Row) => boolean): number {
    const page = this.#pages.findIndex((rows) => rows?.some(is));
    return page < 0 ? -1 : page * PAGE + (this.#pages[page]?.findIndex(is) ?? 0);
  }

  /** The same with another length. */
  as(length: number): ReadRows<Row> {
    return new ReadRows(length, this.#pages);
  }

  /** The same with one more page; a page that is not full is the last one. */
  with(page: number, rows: readonly Row[]): ReadRows<Row> {
    const pages = this.#pages.slice();
    pages[page] = rows;
    return new ReadRows(rows.length < PAGE ? page * PAGE + rows.length : this.length, pages);
  }
}

export class Pages<Row> {
  /** As long as the list is known to be. */
  rows = $state.raw(new ReadRows<Row>(0, []));
  /** Null until it was counted. */
  total = $state<number | null>(null);
  /** Whether the first rows of the present search are there. */
  ready = $state(false);
  faults = $state.raw<readonly FaultBody[]>([]);

  #source: Source<Row> | null = null;
  #turn = 0;
  #searchedBefore = false;
  #counting: Promise<unknown> = Promise.resolve();
  #wanted: [number, number] = [0, 0];
  #reading = false;
  #asked: Promise<readonly Row[]> = Promise.resolve([]);

  /** Begins anew; the rows shown stay until the new ones are there, so that nothing flickers. */
  from(source: Source<Row>): Promise<readonly Row[]> {
    return (this.#asked = this.#first(source));
  }

  /** Until the rows are those of the latest search: who types fast and presses Enter means these. */
  async settled() {
    for (let asked = null; asked !== this.#asked;) {
      asked = this.#asked;
      await asked;
    }
  }

  /** Asks what is counted of the list, when it rests and one after the other; null where another search has begun. */
  async later<T>(ask: () => Promise<T>): Promise<T | null> {
    const turn = this.#turn;
    if (this.#searchedBefore) await new Promise<void>(atRest);
    const answer = this.#counting.then(() => (turn === this.#turn ? ask() : null));
    this.#counting = answer.catch(() => undefined);
    return answer;
  }

  async #first(source: Source<Row>): Promise<readonly Row[]> {
    const turn = (this.#turn += 1);
    this.#searchedBefore = this.ready;
    this.#source = source;
    try {
      const first = await source.load(0, PAGE);
      if (turn !== this.#turn) return [];
      this.rows = new ReadRows(first.length, [first]);
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
      const total = await this.later(() => source.count());
      if (turn !== this.#turn || total === null) return;
      this.total = total;
      this.rows = this.rows.as(Math.max(total, 0));
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
        // Somebody may have been taken out meanwhile: never ask for the same hole twice.
        this.rows = this.rows.with(page, found);
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
      if (this.rows.at(at) === undefined) return Math.floor(at / PAGE);
    return null;
  }
}
