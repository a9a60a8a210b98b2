import { describe, expect, it } from 'vitest';
import { age, ageInYears, birthDate, shortAge } from './birth';

const NOW = '2026-11-24';

describe('an age', () => {
  it('counts the birthday itself', () => {
    expect(ageInYears({ kind: 'day', date: '1945-11-24' }, NOW)).toBe(81);
    expect(ageInYears({ kind: 'day', date: '1945-11-25' }, NOW)).toBe(80);
    expect(age({ kind: 'month', year: 1945, month: 9 }, NOW)).toBe('81 tahun');
  });
  it('of a baby is in months and days', () => {
    expect(age({ kind: 'day', date: '2026-06-30' }, NOW)).toBe('4 bulan');
    expect(age({ kind: 'day', date: '2026-11-20' }, NOW)).toBe('4 hari');
  });
  it('that is estimated says so and grows with the years', () => {
    const told = { kind: 'age', years: 70, on: '2024-11-01' } as const;
    expect(shortAge(told, '2024-11-24')).toBe('±70');
    expect(shortAge(told, NOW)).toBe('±72');
  });
  it('of nobody knows when is said plainly', () => {
    expect(age({ kind: 'unknown' }, NOW)).toBe('umur tidak diketahui');
    expect(shortAge({ kind: 'day', date: '2027-01-01' }, NOW)).toBe('–');
  });
});

describe('a birth date', () => {
  it('is only as exact as it is known', () => {
    expect(birthDate({ kind: 'day', date: '1945-09-14' })).toBe('14 September 1945');
    expect(birthDate({ kind: 'month', year: 1945, month: 9 })).toBe('September 1945');
    expect(birthDate({ kind: 'year', year: 1945 })).toBe('1945');
    expect(birthDate({ kind: 'age', years: 70, on: NOW })).toBe('perkiraan 70 tahun');
  });
});
