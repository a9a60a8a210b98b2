import { describe, expect, it } from 'vitest';
import type { VisitCase } from '../../bridge';
import { nextVisit, type Planned } from './next-visit';

const now = '2026-11-24';
const aCase = (next_visit: string, repeat: VisitCase['repeat'] = null): Planned => ({
  row: { next_visit },
  repeat,
});

describe('the next visit that is proposed', () => {
  const weekly = { every: 2, unit: 'week', until: '' } as const;

  it('is the one that is planned for later', () => {
    expect(nextVisit(aCase('2026-12-01'), now)).toBe('2026-12-01');
    expect(nextVisit(aCase('2026-12-01', weekly), now)).toBe('2026-12-01');
  });

  it('stays the planned one when a visit of long ago is typed in', () => {
    expect(nextVisit(aCase('2026-12-01'), now, '2026-10-02')).toBe('2026-12-01');
    expect(nextVisit(aCase('2026-12-01', weekly), now, '2026-10-02')).toBe('2026-12-01');
  });

  it('follows from a visit that is due where visits repeat, and is none where they do not', () => {
    expect(nextVisit(aCase(now, weekly), now)).toBe('2026-12-08');
    expect(nextVisit(aCase('2026-11-01', weekly), now)).toBe('2026-12-08');
    expect(nextVisit(aCase('2026-11-01', weekly), now, '2026-11-20')).toBe('2026-12-04');
    expect(nextVisit(aCase(now), now)).toBeNull();
    expect(nextVisit(aCase(now, { ...weekly, until: '2026-12-01' }), now)).toBeNull();
  });
});
