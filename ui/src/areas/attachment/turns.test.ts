import { expect, test } from 'vitest';
import { Turns } from './turns.svelte';

const files = (...names: string[]) => names.map((name) => new File(['x'], name));

test('one after the other has its turn', () => {
  const turns = new Turns();
  turns.add(files('a', 'b'));
  expect([turns.now?.name, turns.turn]).toEqual(['a', { at: 1, all: 2 }]);
  turns.next();
  expect([turns.now?.name, turns.turn]).toEqual(['b', { at: 2, all: 2 }]);
  turns.next();
  expect([turns.now, turns.left]).toEqual([null, 0]);
});

test('what comes in the middle of it takes the place of one, and nothing else is lost', () => {
  const turns = new Turns();
  turns.add(files('a', 'b'));
  turns.replace(files('c', 'd'));
  expect(turns.turn.all).toBe(3);
  const seen = [];
  for (; turns.now; turns.next()) seen.push(turns.now.name);
  expect(seen).toEqual(['c', 'b', 'd']);
});

test('a form that was opened without a file takes the ones that come', () => {
  const turns = new Turns();
  turns.next();
  turns.replace(files('a', 'b'));
  expect([turns.now?.name, turns.turn]).toEqual(['a', { at: 1, all: 2 }]);
});
