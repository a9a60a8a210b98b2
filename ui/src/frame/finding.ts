// The one search box: residents, families and cases, whatever was typed of them.

import { call, commands, type CaseRow, type HouseholdRow, type PersonRow } from '../bridge';
import { hitsFor, type Hit } from '../areas/person/finding';
import type { Place } from './places';

export type Found =
  | { kind: 'person'; person: PersonRow; near: boolean }
  | { kind: 'household'; household: HouseholdRow }
  | { kind: 'case'; row: CaseRow };

/** Of each kind at most so many: the box is for one thing, the lists are for many. */
const EACH = 4;

/** 'K-2026-0007', 'k 7': whoever types the letter of a number means a case. */
const isCaseNumber = (query: string) => /^k[-\s]*\d/i.test(query);

/** What was found as it is listed: residents first, and nearly the same names last; after a case's number the case. */
export function inOrder(
  query: string,
  hits: readonly Hit[],
  households: readonly HouseholdRow[],
  cases: readonly CaseRow[],
): Found[] {
  const persons = hits.map(({ person, near }): Found => ({ kind: 'person', person, near }));
  const exact = persons.filter((one) => one.kind === 'person' && !one.near);
  const near = persons.filter((one) => one.kind === 'person' && one.near);
  const ofCases = cases.map((row): Found => ({ kind: 'case', row }));
  const rest = [
    ...exact,
    ...households.map((household): Found => ({ kind: 'household', household })),
  ];
  return isCaseNumber(query) ? [...ofCases, ...rest, ...near] : [...rest, ...ofCases, ...near];
}

/** Asks all three at once; nothing for an empty box. */
export async function find(query: string, signal: AbortSignal): Promise<Found[]> {
  if (query === '') return [];
  const open = { stage: null, pmks: null, rt: '', responsible: null, overdue: false };
  const [hits, households, cases] = await Promise.all([
    hitsFor(query, signal, [], true),
    call(commands.households({ query, rt: '' }, 0, EACH)),
    call(commands.cases({ ...open, query, closed_too: true }, 0, EACH)),
  ]);
  return inOrder(query, hits.slice(0, EACH), households, cases);
}

/** Where it opens. */
export function placeOf(found: Found): Place {
  switch (found.kind) {
    case 'person':
      return { screen: 'person', id: found.person.id };
    case 'household':
      return { screen: 'household', id: found.household.id };
    case 'case': {
      const { id, masked, number } = found.row;
      return { screen: 'case', id, ...(masked ? { secret: number } : {}) };
    }
  }
}

export function keyOf(found: Found): string {
  if (found.kind === 'person') return found.person.id;
  return found.kind === 'household' ? found.household.id : found.row.id;
}
