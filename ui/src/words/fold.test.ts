import { describe, expect, it } from 'vitest';
import { fold, hits } from './fold';

const marked = (text: string, query: string) =>
  hits(text, query).map(([from, to]) => text.slice(from, to));

describe('folding', () => {
  it('is the one of the core', () => {
    expect(fold('Soekardjo')).toBe(fold('Sukarjo'));
    expect(fold('Moch. Sjarif')).toBe(fold('Muhammad Syarif'));
    expect(fold('R.Ay.  Sekar-Dangan')).toBe('r ay sekar dangan');
    expect(fold('3471134309450001')).toBe('3471134309450001');
  });
  it('finds the letters that were meant', () => {
    expect(marked('Soekardjo Kawung', 'sukarjo')).toEqual(['Soekardjo']);
    expect(marked('Soekardjo Kawung', 'suk kaw')).toEqual(['Soek', 'Kaw']);
    expect(marked('Anna Setyaningsih', 'ana ning')).toEqual(['Anna', 'ning']);
    expect(marked('Sekar Dangan', 's')).toEqual(['S']);
    expect(marked('Moh. Kawung', 'muhammad')).toEqual(['Moh']);
  });
  it('marks nothing where nothing was asked, and survives odd signs', () => {
    expect(marked('Sekar', '  ')).toEqual([]);
    expect(marked('O\'Nitik "Bu" (S.Pd.)', 'nitik [')).toEqual(['Nitik']);
  });
});
