import { describe, expect, it } from 'vitest';
import { agesOf, filterOf, NOTHING, rangeOf, whomSaid } from './ages';

describe('how old those on a list are', () => {
  it('is kept in a word, and read from it', () => {
    for (const ages of [
      { from: 60, to: null },
      { from: null, to: 4 },
      { from: 18, to: 59 },
      { from: null, to: null },
    ])
      expect(agesOf(rangeOf(ages))).toEqual(ages);
    expect(agesOf('tua')).toEqual({ from: null, to: null });
    expect(agesOf('999-')).toEqual({ from: 255, to: null });
  });

  it('narrows as the core has it', () => {
    expect(filterOf({ ...NOTHING, query: 'sekar', ages: '60-', sex: 'P' })).toEqual({
      ...{ query: 'sekar', rt: '', tag: '', gone_too: false },
      ...{ age_from: 60, age_to: null, sex: 'P' },
    });
  });

  it('is said in words', () => {
    expect(whomSaid({ ages: '60-', sex: 'P' })).toBe('Perempuan, 60 tahun ke atas');
    expect(whomSaid({ ages: '-4', sex: '' })).toBe('sampai 4 tahun');
    expect(whomSaid({ ages: '18-59', sex: '' })).toBe('18 sampai 59 tahun');
    expect(whomSaid({ ages: '7-7', sex: 'L' })).toBe('Laki-laki, 7 tahun');
    expect(whomSaid(NOTHING)).toBe('');
  });
});
