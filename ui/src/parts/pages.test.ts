import { describe, expect, it, vi } from 'vitest';
import { PAGE, Pages, type Source } from './pages.svelte';
import { between } from './table-window';

const numbers = (all: number): Source<number> & { load: ReturnType<typeof vi.fn> } => ({
  load: vi.fn((offset: number, limit: number) =>
    Promise.resolve(
      Array.from({ length: Math.max(0, Math.min(limit, all - offset)) }, (_, i) => offset + i),
    ),
  ),
  count: () => Promise.resolve(all),
});
const settled = () => new Promise((done) => setTimeout(done));

describe('a long list', () => {
  it('has its first rows before it is counted, and then its whole length', async () => {
    const pages = new Pages<number>();
    await pages.from(numbers(1000));
    expect(pages.rows.length).toBe(PAGE);
    await settled();
    expect(pages.total).toBe(1000);
    expect(pages.rows.length).toBe(1000);
    expect(pages.rows.at(999)).toBeUndefined();
  });
  it('counts what was typed last, and nothing on the way to it', async () => {
    vi.useFakeTimers();
    try {
      const pages = new Pages<number>();
      const count = vi.fn((all: number) => Promise.resolve(all));
      const of = (all: number) => ({ ...numbers(all), count: () => count(all) });
      await pages.from(of(1000));
      await vi.advanceTimersByTimeAsync(0);
      expect(count.mock.calls).toEqual([[1000]]);
      for (const all of [900, 800, 700]) {
        await pages.from(of(all));
        await vi.advanceTimersByTimeAsync(100);
      }
      expect([count.mock.calls.length, pages.total]).toEqual([1, null]);
      await vi.advanceTimersByTimeAsync(1000);
      expect(count.mock.calls).toEqual([[1000], [700]]);
      expect(pages.total).toBe(700);
    } finally {
      vi.useRealTimers();
    }
  });
  it('is read where it is looked at, and not on the way there', async () => {
    const [pages, source] = [new Pages<number>(), numbers(100_000)];
    await pages.from(source);
    await settled();
    for (let at = 0; at <= 99_000; at += 1000) pages.look(at, at + 30);
    pages.look(99_970, 100_000);
    await settled();
    expect(pages.rows.at(99_999)).toBe(99_999);
    expect(source.load.mock.calls.length).toBeLessThan(5);
  });
  it('tells where a row stands that was read, wherever that was', async () => {
    const pages = new Pages<number>();
    await pages.from(numbers(100_000));
    await settled();
    pages.look(70_000, 70_030);
    await settled();
    expect(pages.rows.findIndex((row) => row === 70_007)).toBe(70_007);
    expect(pages.rows.findIndex((row) => row === 50_000)).toBe(-1);
  });
  it('throws away what belongs to an older search', async () => {
    const pages = new Pages<number>();
    let late: (rows: readonly number[]) => void = () => undefined;
    const slow = pages.from({
      load: () => new Promise((answer) => (late = answer)),
      count: () => Promise.resolve(1),
    });
    await pages.from(numbers(3));
    late([42]);
    await slow;
    expect(between(pages.rows, 0, 9)).toEqual([0, 1, 2, ...Array<undefined>(6)]);
  });
  it('is settled when the latest search has its rows, whatever was searched before', async () => {
    const pages = new Pages<number>();
    let answer: (rows: readonly number[]) => void = () => undefined;
    const slow = () => ({
      load: () => new Promise<readonly number[]>((done) => (answer = done)),
      count: () => Promise.resolve(1),
    });
    void pages.from(slow());
    const settledAt = pages.settled().then(() => pages.rows.at(0));
    const first = answer;
    void pages.from(slow());
    first([1]);
    await settled();
    answer([2]);
    expect(await settledAt).toBe(2);
  });
  it('does not ask for the same hole again when the list has become shorter', async () => {
    const [pages, source] = [new Pages<number>(), numbers(100)];
    await pages.from({ load: source.load, count: () => Promise.resolve(200) });
    await settled();
    pages.look(90, 200);
    await settled();
    expect(pages.rows.length).toBe(100);
    expect(source.load.mock.calls.length).toBe(2);
  });
});
