import { describe, expect, it } from 'vitest';
import type {
  ActivityRow,
  AssistanceRow,
  BusinessRow,
  CaseRow,
  DistributionRow,
  EmergencyRow,
  HouseholdRow,
  PartnerRow,
  PersonRow,
} from '../bridge';
import { inOrder, keyOf, placeOf, tagsFor } from './finding';

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
    distributions: [{ id: 'd1' } as DistributionRow],
    activities: [{ id: 'g1' } as ActivityRow],
    emergencies: [{ id: 'e1' } as EmergencyRow],
    businesses: [{ id: 'u1' } as BusinessRow],
    tags: ['rtlh'],
  }).map(keyOf);

describe('the one search box', () => {
  it('lists residents first, and who is only nearly called so last', () => {
    expect(order('sekar')).toEqual([
      ...['b1', 'p1', 'f1', 'c1', 'g1', 'd1', 'e1', 'u1', 'm1', 'rtlh', 'p2'],
    ]);
  });

  it('lists the case first after its number', () => {
    for (const query of ['K-2026-0007', 'k 7', 'k7']) expect(order(query)[0]).toBe('c1');
    expect(order('g 1')[0]).toBe('g1');
    expect(order('p 1')[1]).toBe('d1');
    for (const query of ['B-2026-0001', 'b 1']) expect(order(query)[0]).toBe('b1');
    expect(order('kawung 7')[1]).toBe('p1');
  });

  it('opens what the group did', () => {
    const row = { id: 'x1' };
    expect(placeOf({ kind: 'distribution', distribution: row as DistributionRow })).toEqual({
      screen: 'distribution',
      id: 'x1',
    });
    expect(placeOf({ kind: 'emergency', emergency: row as EmergencyRow })).toEqual({
      screen: 'emergency',
      id: 'x1',
    });
    expect(placeOf({ kind: 'business', business: row as BusinessRow })).toEqual({
      screen: 'business',
      id: 'x1',
    });
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
