import { expect, test } from 'vitest';
import type { Candidate } from '../../bridge';
import { byMembers, rowOf, toCore, turned, typedBlank, withAll, without } from './typing';

const one = (id: string): Candidate => ({
  recipient: { kind: 'household', id },
  name: `Sekar ${id}`,
  rt: '032',
  address: '',
  age: null,
});

test('who is on the list already keeps their place and their share', () => {
  const first = { ...rowOf(one('a')), shares: 3 };
  const all = withAll([first], [one('b'), one('a')].map(rowOf));
  expect(all.map((row) => [row.recipient.id, row.shares])).toEqual([
    ['a', 3],
    ['b', 1],
  ]);
  expect(without(all, [one('a')]).map((row) => row.recipient.id)).toEqual(['b']);
});

test('what goes to the core is the list in its order, without what only the screen needs', () => {
  const typed = { ...typedBlank(), name: 'Beras', rows: [rowOf(one('b')), rowOf(one('a'))] };
  const form = toCore(typed);
  expect(form.rows).toEqual([
    { recipient: { kind: 'household', id: 'b' }, shares: 1, amount: null },
    { recipient: { kind: 'household', id: 'a' }, shares: 1, amount: null },
  ]);
  expect(form.items).toHaveLength(1);
});

test('another unit has a list of its own, and the one before comes back with its unit', () => {
  const families = [one('a'), one('b')].map(rowOf);
  const person = rowOf({ ...one('c'), recipient: { kind: 'person', id: 'c' } });
  const before = { ...typedBlank(), rows: families };
  expect(turned(before).rows).toEqual([]);
  const after = turned({ ...turned(before), rows: [person] });
  expect(after.rows).toEqual(families);
  expect(after.others).toEqual([person]);
  expect(toCore(after).rows).toHaveLength(2);
});

test('a family of which nobody is known to live here still has one share, and none has more than a list takes', () => {
  const rows = ['a', 'b', 'c'].map((id) => ({ ...rowOf(one(id)), shares: 7, amount: 5 }));
  const here = new Map([
    ['a', 0],
    ['b', 120],
  ]);
  expect(byMembers(rows, here, null).map((row) => [row.shares, row.amount])).toEqual([
    [1, null],
    [99, null],
    [1, null],
  ]);
  expect(
    byMembers(rows, new Map([['a', 3]]), 1_000).map((row) => [row.shares, row.amount]),
  ).toEqual([
    [1, 3_000],
    [1, null],
    [1, null],
  ]);
});
