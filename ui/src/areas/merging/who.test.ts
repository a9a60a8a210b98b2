import { expect, test } from 'vitest';
import { whoIs, type Who } from './who';

const family = (...members: [string, number][]) => ({
  household: { members: members.map(([id, relation]) => ({ person: { id }, relation })) },
});
const keep = family(['a', 1], ['b', 3]);
const gone = family(['x', 1], ['y', 3], ['z', 4]);
const same = [{ keep: 'a', gone: 'x' }];
const here = { keep, gone, same };
const turned = { keep: gone, gone: keep, same: [{ keep: 'x', gone: 'a' }] };

test('who looks alike is offered as the same, who comes along with their relation', () => {
  expect(whoIs(here, {})).toEqual({ x: 'same a', y: '3', z: '4' });
  expect(whoIs({ ...here, same: [] }, {})['x']).toBe('');
});

test('what was answered holds on when the page is read again', () => {
  const answered: Who = { x: '2', y: 'same b', z: '4' };
  expect(whoIs(here, answered)).toEqual(answered);
});

test('two that are the same are so the other way round too, when the families change places', () => {
  const answered: Who = { x: 'same a', y: 'same b', z: '6' };
  const there = whoIs(turned, answered);
  expect(there['a']).toBe('same x');
  expect(there['b']).toBe('same y');
  expect(whoIs(here, there)).toEqual(answered);
});

test('what was taken off on the one side does not come back from the other one', () => {
  const there = whoIs(turned, { x: 'same a', y: '3', z: '4' });
  const back = whoIs({ ...here, same: [] }, { ...there, a: '2' });
  expect(back['x']).not.toBe('same a');
});
