import { describe, expect, it } from 'vitest';
import { Marking } from './marking.svelte';

interface Row {
  id: string;
  fixed?: boolean;
}
const rows: Row[] = [{ id: 'a' }, { id: 'b' }, { id: 'c', fixed: true }];

function list() {
  const marks = new Marking<Row>(
    (row) => row.id,
    (row) => !row.fixed,
  );
  let at = 0;
  const go = (event: KeyboardEvent) => {
    at = Math.max(0, Math.min(rows.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)));
  };
  const press = (key: string, more: KeyboardEventInit = {}) =>
    marks.press(new KeyboardEvent('keydown', { key, ...more }), () => rows[at], go);
  return { marks, press };
}

describe('marked rows of a list', () => {
  it('are turned one by one with the space bar, a held one once', () => {
    const { marks, press } = list();
    expect(press(' ')).toBe(true);
    press(' ', { repeat: true });
    expect(marks.keys).toEqual(['a']);
    press(' ');
    expect(marks.size).toBe(0);
  });

  it('grow with Shift and an arrow, and leave out what cannot be marked', () => {
    const { marks, press } = list();
    press('ArrowDown', { shiftKey: true });
    press('ArrowDown', { shiftKey: true });
    expect(marks.keys).toEqual(['a', 'b']);
    expect(press('Escape')).toBe(true);
    expect(marks.size).toBe(0);
    expect(press('Escape')).toBe(false);
  });

  it('leave other keys to the list', () => {
    const { marks, press } = list();
    expect([press('ArrowDown'), press('Enter'), press(' ', { ctrlKey: true })]).toEqual([
      false,
      false,
      false,
    ]);
    expect(marks.size).toBe(0);
  });
});
