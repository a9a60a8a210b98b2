import { describe, expect, it } from 'vitest';
import { relatedTo } from './relating';

describe('how somebody is related to a new head', () => {
  it('follows where the old head, the spouse and the children are concerned', () => {
    expect(relatedTo(3, 1)).toBe('2');
    expect(relatedTo(3, 4)).toBe('4');
    expect(relatedTo(3, 7)).toBe('8');
    expect(relatedTo(4, 1)).toBe('7');
    expect(relatedTo(4, 3)).toBe('7');
    expect(relatedTo(4, 4)).toBe('9');
  });
  it('is asked where it does not', () => {
    expect(relatedTo(4, 6)).toBe('');
    expect(relatedTo(10, 1)).toBe('');
    expect(relatedTo(10, 4)).toBe('');
  });
});
