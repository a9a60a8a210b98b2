import { describe, expect, it } from 'vitest';
import type { Timeline } from '../../bridge';
import type { Kinds } from '../assistance/kinds';
import { entriesOf, EVERY_YEAR, narrowed, told, yearsOf } from './entries';

const row = {
  id: 'case',
  number: 'K-2026-0001',
  subject: 'Sekar Jali',
  person_id: 'jali',
} as Timeline['cases'][number]['row'];

const timeline = {
  name: 'Sekar Dangan',
  rt: '032',
  cases: [
    {
      row,
      entries: [
        { on: '2026-11-20', at: '2026-11-20T03:00:00Z', officer: 'o', what: { kind: 'opened' } },
      ],
    },
  ],
  gifts: [],
  referrals: [],
  events: [{ kind: 'death', date: '2025-03-01', persons: [] }],
  poverty_checks: [],
  listings: [],
  activities: [],
} as unknown as Timeline;

const drawn = entriesOf(timeline, 'person', new Map([['o', 'Bu Truntum']]), {} as Kinds);

describe('what happened', () => {
  it('stands along its days, the newest first, and says whose it is', () => {
    expect(drawn.map((entry) => entry.on)).toEqual(['2026-11-20', '2025-03-01']);
    expect(drawn.map(told)).toEqual(['K-2026-0001, Sekar Jali · Bu Truntum', '']);
  });

  it('is narrowed by what it is and by its year', () => {
    expect(yearsOf(drawn)).toEqual(['2026', '2025']);
    expect(narrowed(drawn, 'family', EVERY_YEAR).map((entry) => entry.on)).toEqual(['2025-03-01']);
    expect(narrowed(drawn, 'all', '2026').map((entry) => entry.on)).toEqual(['2026-11-20']);
    expect(narrowed(drawn, 'give', EVERY_YEAR)).toEqual([]);
  });
});
