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
  TagCount,
} from '../bridge';
import { narrowingOf, NO_NARROWING } from '../areas/case/listing';
import { keptOf } from '../areas/person/kept';
import { inOrder, keyOf, placeOf, tagsFor, usesOf } from './finding';
import type { Place } from './places';

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
    tags: [{ tag: 'rtlh', list: 'case', count: 1, past: false }],
  }).map(keyOf);

describe('the one search box', () => {
  it('lists residents first, and who is only nearly called so last', () => {
    expect(order('sekar')).toEqual([
      ...['b1', 'p1', 'f1', 'c1', 'g1', 'd1', 'e1', 'u1', 'm1', 'case rtlh', 'p2'],
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

  it('finds a tag by the beginning of a word of its name', () => {
    expect(tagsFor('rtl')).toEqual([]);
  });

  it('leads to each list in which a tag is used, and to no empty one', () => {
    const none = { persons: 0, persons_here: 0, households: 0, cases: 0, cases_open: 0 };
    const counts: TagCount[] = [
      { ...none, tag: 'rtlh', households: 2, cases: 3, cases_open: 1 },
      { ...none, tag: 'odgj', persons: 1, cases: 1 },
      { ...none, tag: 'kuota' },
    ];
    const uses = usesOf(['rtlh', 'odgj', 'kuota', 'unknown'], counts);
    expect(uses.map(({ count }) => count)).toEqual([2, 1, 1, 1]);
    expect(uses.map((use) => placeOf({ kind: 'tag', ...use }))).toEqual([
      { screen: 'persons', tag: 'rtlh', list: 'household' },
      { screen: 'cases', tag: 'rtlh' },
      { screen: 'persons', tag: 'odgj', list: 'person', gone: true },
      { screen: 'cases', tag: 'odgj', closed: true },
    ]);
  });

  it('opens the list narrowed to the tag', () => {
    const people = (place: Place) => keptOf({ place, kept: {} });
    const families = people({ screen: 'persons', tag: 'rtlh', list: 'household' });
    expect([families.kind, families.household.tag]).toEqual(['household', 'rtlh']);
    const gone = people({ screen: 'persons', tag: 'rtlh', list: 'person', gone: true });
    expect([gone.kind, gone.person.tag, gone.person.goneToo]).toEqual(['person', 'rtlh', true]);
    expect(narrowingOf({ screen: 'cases', tag: 'rtlh' })).toMatchObject({
      tag: 'rtlh',
      scope: 'open',
    });
    expect(narrowingOf({ screen: 'cases', tag: 'rtlh', closed: true }).scope).toBe('all');
    expect(narrowingOf({ screen: 'cases' })).toEqual(NO_NARROWING);
  });
});
