import { describe, expect, it } from 'vitest';
import { addMonths, nextOf } from './repeat';

describe('visits that repeat', () => {
  it('come after so many weeks or months, counted from the visit', () => {
    const weeks = { every: 2, unit: 'week', until: '' } as const;
    expect(nextOf(weeks, '2026-11-24', '2026-11-24')).toBe('2026-12-08');
    const months = { every: 1, unit: 'month', until: '' } as const;
    expect(nextOf(months, '2026-01-31', '2026-01-31')).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-12-15', 12)).toBe('2027-12-15');
  });

  it('skip what lies behind when a visit is typed in late, and end with their last day', () => {
    const weeks = { every: 1, unit: 'week', until: '2026-12-05' } as const;
    expect(nextOf(weeks, '2026-11-02', '2026-11-24')).toBe('2026-11-30');
    expect(nextOf(weeks, '2026-11-30', '2026-11-30')).toBeNull();
    expect(nextOf({ ...weeks, every: 0 }, '2026-11-30')).toBeNull();
  });
});
