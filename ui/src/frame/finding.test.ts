import { describe, expect, it } from 'vitest';
import type {
  ActivityRow,
  AssistanceRow,
  CaseRow,
  DistributionRow,
  HouseholdRow,
  PartnerRow,
  PersonRow,
} from '../bridge';
import { inOrder, keyOf, numbered, placeOf, tagsFor } from './finding';

const hit = (id: string, near = false) => ({ person: { id } as PersonRow, near });
const family = { id: 'f1' } as HouseholdRow;
const a = (row: Partial<CaseRow>) => ({ id: 'c1', number: 'K-2026-0007', ...row }) as CaseRow;
const order = (query: string) =>
  inOrder(query, {
    hits: [hit('p1'), hit('p2', true)],
    households: [family],
    cases: [a({})],
    partners: [{ id: 'm1' } as PartnerRow],
    gifts: [{ id: 'b1' } as AssistanceRow],
    referrals: [],
    distributions: [],
    activities: [{ id: 'g1' } as ActivityRow],
    tags: ['rtlh'],
  }).map(keyOf);

describe('the one search box', () => {
  it('lists residents first, and who is only nearly called so last', () => {
    expect(order('sekar')).toEqual(['b1', 'p1', 'f1', 'c1', 'g1', 'm1', 'rtlh', 'p2']);
  });

  it('lists the case first after its number', () => {
    for (const query of ['K-2026-0007', 'k 7', 'k7']) expect(order(query)[0]).toBe('c1');
    expect(order('g 1')[0]).toBe('g1');
    for (const query of ['B-2026-0001', 'b 1']) expect(order(query)[0]).toBe('b1');
    expect(order('kawung 7')[1]).toBe('p1');
  });

  it('finds a distribution by its number, with the year or without', () => {
    const rows = ['P-2026-0001', 'P-2026-0011', 'P-2025-0001'].map((number) => ({ number }));
    const found = (query: string) => numbered(rows, query).map((row) => row.number);
    expect(found('p 1')).toEqual(['P-2026-0001', 'P-2025-0001']);
    expect(found('P-2026-0001')).toEqual(['P-2026-0001']);
    expect(found('p2025')).toEqual([]);
    expect(
      placeOf({ kind: 'distribution', distribution: { id: 'd1' } as DistributionRow }),
    ).toEqual({ screen: 'distribution', id: 'd1' });
  });

  it('opens the page of what was chosen, and asks the reason of a secret case', () => {
    expect(placeOf({ kind: 'case', row: a({ masked: false }) })).toEqual({
      screen: 'case',
      id: 'c1',
    });
    expect(placeOf({ kind: 'case', row: a({ masked: true }) })).toEqual({
      screen: 'case',
      id: 'c1',
      secret: 'K-2026-0007',
    });
    expect(placeOf({ kind: 'household', household: family })).toEqual({
      screen: 'household',
      id: 'f1',
    });
  });

  it('finds a tag by the beginning of a word of its name, and leads to the list', () => {
    expect(tagsFor('rtl')).toEqual([]);
    expect(placeOf({ kind: 'tag', tag: 'rtlh' })).toEqual({ screen: 'persons', tag: 'rtlh' });
  });
});
