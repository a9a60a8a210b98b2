import { describe, expect, it } from 'vitest';
import { readTypedDate } from './typed-date';

const NOW = '2026-11-24';

describe('a typed date', () => {
  it.each([
    '24/11/2026',
    '24-11-26',
    '24112026',
    '241126',
    '24 11 2026',
    '24.11.2026',
    '24 nov 2026',
    '24 Nopember 2026',
  ])('%s is the twenty-fourth of November', (typed) => {
    expect(readTypedDate(typed, NOW)).toEqual({ is: 'date', date: '2026-11-24' });
  });
  it('takes two figures of a year as the past', () => {
    expect(readTypedDate('5/9/45', NOW)).toEqual({ is: 'date', date: '1945-09-05' });
    expect(readTypedDate('1/1/27', NOW)).toEqual({ is: 'date', date: '2027-01-01' });
  });
  it('knows what is not in the calendar', () => {
    expect(readTypedDate('31/02/2026', NOW).is).toBe('impossible');
    expect(readTypedDate('29/02/2024', NOW).is).toBe('date');
    expect(readTypedDate('12/24/2026', NOW).is).toBe('impossible');
    expect(readTypedDate('1 foo 2026', NOW).is).toBe('impossible');
  });
  it('says when it cannot read it, and when there is nothing', () => {
    expect(readTypedDate('kemarin', NOW).is).toBe('unreadable');
    expect(readTypedDate('24/11', NOW).is).toBe('unreadable');
    expect(readTypedDate('  ', NOW).is).toBe('empty');
  });
});
