import { expect, test } from 'vitest';
import type { Lacking } from '../../bridge';
import type { Place } from '../../frame/places';
import { placeOf } from './places';

const ID = 'the-row';
const OTHER = 'the-other';

/** Every kind of gap and the field that closes it: the type asks for all of them. */
const LEADS: Record<Exclude<Lacking, 'secret_companion'>, Place> = {
  case_companion: { screen: 'case', id: ID, lacking: 'companion' },
  case_gone: { screen: 'case', id: ID, lacking: 'gone' },
  case_plan: { screen: 'case', id: ID, lacking: 'plan' },
  case_step: { screen: 'case', id: ID, lacking: 'visit' },
  same_person: { screen: 'merge', kind: 'person', one: ID, other: OTHER, review: true },
  same_family: { screen: 'merge', kind: 'household', one: ID, other: OTHER, review: true },
  nik: { screen: 'person_form', id: ID, field: 'nik' },
  birth: { screen: 'person_form', id: ID, field: 'birth' },
  sex: { screen: 'person_form', id: ID, field: 'sex' },
  papers: { screen: 'person_form', id: ID, field: 'papers' },
  family_head: { screen: 'household_form', id: ID, field: 'members' },
  family_rt: { screen: 'household_form', id: ID, field: 'rt' },
  family_kk: { screen: 'household_form', id: ID, field: 'kk' },
};

const row = { id: ID, other: OTHER, name: 'Sekar Dangan', number: 'K-2026-0001', rt: '032' };

test.each(Object.entries(LEADS) as [keyof typeof LEADS, Place][])(
  '%s leads to its field',
  (what, place) => {
    expect(placeOf(what, row)).toStrictEqual(place);
  },
);

test('a pair whose other one is not told is asked for there', () => {
  for (const what of ['same_person', 'same_family'] as const)
    expect(placeOf(what, { ...row, other: null })).not.toHaveProperty('other');
});

/** The names of the fields in what the forms are drawn from. */
const FORMS = import.meta.glob<string>(
  ['../person/*Field*.svelte', '../household/{Kk,Household,Members}*.svelte'],
  { query: '?raw', import: 'default', eager: true },
);
test('each named field stands in a form', () => {
  const drawn = Object.values(FORMS).join('\n');
  const named = Object.values(LEADS).flatMap((place) => ('field' in place ? [place.field] : []));
  expect(named).toHaveLength(7);
  for (const field of named) expect(drawn).toContain(`name="${field}"`);
});
