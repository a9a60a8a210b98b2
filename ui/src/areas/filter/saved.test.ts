import { describe, expect, it } from 'vitest';
import { readSaved, withSaved } from './saved';

const EMPTY = { query: '', goneToo: false, from: null as string | null };

describe('a filter that was saved', () => {
  it('comes back as it was', () => {
    const saved = readSaved('{"query":"sekar","goneToo":true,"from":"2026-11-01"}');
    expect(saved && withSaved(EMPTY, saved)).toEqual({
      query: 'sekar',
      goneToo: true,
      from: '2026-11-01',
    });
  });

  it('leaves out what the list does not know, or knows as something else', () => {
    expect(withSaved(EMPTY, { query: 3, goneToo: 'ya', other: 'x', from: 4 })).toEqual(EMPTY);
  });

  it('is nothing where it cannot be read', () => {
    expect([readSaved('{'), readSaved('[]'), readSaved('null')]).toEqual([null, null, null]);
  });
});
