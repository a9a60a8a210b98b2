import { expect, test } from 'vitest';
import { cameOfKey } from './marking';

const key = (name: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key: name, ...more });

test('a key marks a row, whichever way it is written', () => {
  expect(cameOfKey(key('h'), false)).toBe('signed');
  expect(cameOfKey(key('H', { shiftKey: true }), false)).toBe('signed');
  expect(cameOfKey(key('x'), false)).toBe('absent');
});

test('a key that is held marks one row, and the space bar none: people scroll with it', () => {
  expect(cameOfKey(key('h', { repeat: true }), false)).toBeUndefined();
  expect(cameOfKey(key(' '), false)).toBeUndefined();
  expect(cameOfKey(key('x', { ctrlKey: true }), false)).toBeUndefined();
});

test('a mark is taken off by a key only while it is not closed', () => {
  expect(cameOfKey(key('Delete'), false)).toBe('waiting');
  expect(cameOfKey(key('Delete'), true)).toBeUndefined();
  expect(cameOfKey(key('j'), true)).toBe('thumb');
});
