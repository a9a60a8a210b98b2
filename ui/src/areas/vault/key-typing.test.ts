import { describe, expect, it } from 'vitest';
import { groupsOf, stateOf, tidyKey, twoGroups } from './key-typing';

describe('the recovery key as it is typed', () => {
  it('forgives small letters, spaces, dashes, and O, I and L', () => {
    expect(tidyKey('z1pkr - zj97w oil')).toBe('Z1PKRZJ97W011');
  });
  it('is cut into its eight groups', () => {
    expect(groupsOf('Z1PKR ZJ9').slice(0, 3)).toEqual(['Z1PKR', 'ZJ9', '']);
    expect(groupsOf('')).toHaveLength(8);
  });
  it('marks the group that the core named', () => {
    expect(stateOf('Z1PKR', 1, 2)).toBe('full');
    expect(stateOf('ZJ9', 2, null)).toBe('part');
    expect(stateOf('', 3, null)).toBe('empty');
    expect(stateOf('ZJ97X', 2, 2)).toBe('wrong');
  });
  it('asks for two different groups in the order of the paper', () => {
    for (let i = 0; i < 64; i += 1) {
      const draws = [(i % 8) / 8, Math.floor(i / 8) / 8];
      const [first, second] = twoGroups(() => draws.shift() ?? 0);
      expect(first).toBeGreaterThanOrEqual(1);
      expect(second).toBeLessThanOrEqual(8);
      expect(first).toBeLessThan(second);
    }
  });
});
