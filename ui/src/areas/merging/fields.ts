// The fields of two records beside each other, and the form that is chosen of both.

import type {
  FamilyMergePreview,
  HouseholdForm,
  Moved,
  Person,
  PersonForm,
  PersonMergePreview,
  PersonSide,
} from '../../bridge';
import type { FormField } from '../../parts/form.svelte';
import { birthDate } from '../../words/birth';
import { longDate, rt, spacedNik } from '../../words/format';
import { words } from '../../words/id';
import { relationName } from '../household/relations';

/** Which of the two records a field is taken from. */
export type Pick = 'one' | 'other';

/** One line of the comparison. */
export interface Line {
  key: string;
  name: string;
  one: string;
  other: string;
  /** Where nothing is to be chosen: both say the same, only one says anything, or both are kept. */
  settled: boolean;
  figures?: boolean;
  /** Both are kept, one under the other. */
  joined?: boolean;
}

type Fields<Form> = readonly {
  key: string;
  name: string;
  /** The columns of the form that are chosen together. */
  columns: readonly (keyof Form)[];
  told: (form: Form) => string;
  figures?: boolean;
}[];

const says = words.person.form.fields;
const facts = words.person.page.facts_;

function nikOf(nik: string, unfinished: boolean): string {
  if (nik === '') return '';
  return unfinished ? words.person.page.nikUnfinished(nik) : spacedNik(nik);
}

const personFields: Fields<PersonForm> = [
  { key: 'name', name: says.name, columns: ['name'], told: (form) => form.name },
  { key: 'nickname', name: says.nickname, columns: ['nickname'], told: (form) => form.nickname },
  {
    key: 'sex',
    name: says.sex,
    columns: ['sex'],
    told: (form) => words.person.sexes[form.sex] ?? '',
  },
  {
    key: 'birth',
    name: says.birth,
    columns: ['birth'],
    told: ({ birth }) => (birth.kind === 'unknown' ? '' : birthDate(birth)),
  },
  {
    key: 'birth_place',
    name: says.birthPlace,
    columns: ['birth_place'],
    told: (form) => form.birth_place,
  },
  {
    key: 'nik',
    name: says.nik,
    columns: ['nik', 'nik_unfinished'],
    told: (form) => nikOf(form.nik, form.nik_unfinished),
    figures: true,
  },
  {
    key: 'papers',
    name: says.papers,
    columns: ['papers'],
    told: ({ papers }) => (words.person.form.papers as Record<string, string>)[papers] ?? '',
  },
  {
    key: 'marital_status',
    name: says.marital,
    columns: ['marital_status'],
    told: (form) =>
      (words.person.form.marital as Record<string, string>)[String(form.marital_status)] ?? '',
  },
  {
    key: 'occupation',
    name: says.occupation,
    columns: ['occupation'],
    told: (form) => form.occupation,
  },
  {
    key: 'phone',
    name: says.phone,
    columns: ['phone'],
    told: (form) => form.phone,
    figures: true,
  },
  {
    key: 'home',
    name: facts.home,
    columns: ['dwelling', 'rt', 'address', 'kampung'],
    told: (form) =>
      [form.address, form.kampung, words.person.home(form)].filter(Boolean).join(', '),
  },
];

const familyFields: Fields<HouseholdForm> = [
  {
    key: 'kk',
    name: words.household.page.facts_.kk,
    columns: ['kk', 'kk_unfinished'],
    told: (form) => nikOf(form.kk, form.kk_unfinished),
    figures: true,
  },
  {
    key: 'home',
    name: facts.home,
    columns: ['rt', 'address', 'kampung'],
    told: (form) =>
      [form.address, form.kampung, form.rt && `${words.case.rt} ${rt(form.rt)}`]
        .filter(Boolean)
        .join(', '),
  },
];

const life = words.merging.page.life;
const family = words.merging.page.family;

const formFields = <Form>(fields: Fields<Form>): Record<string, FormField> => ({
  ...Object.fromEntries(fields.map(({ key, name }) => [key, { label: name }])),
  note: { label: says.note },
});
/** What can be refused at a line, in the order of the lines. */
export const PERSON_FIELDS: Record<string, FormField> = {
  ...formFields(personFields),
  life: { label: life },
  family: { label: family },
};
export const FAMILY_FIELDS: Record<string, FormField> = formFields(familyFields);

const lineOf =
  <Form>(fields: Fields<Form>) =>
  (field: string): string =>
    fields.find(({ columns }) => columns.some((column) => column === field))?.key ?? field;
/** In which line a field of the form stands. */
export const personLineOf = lineOf(personFields);
export const familyLineOf = lineOf(familyFields);

function linesOf<Form extends { note: string }>(
  fields: Fields<Form>,
  one: Form,
  other: Form,
): Line[] {
  const lines: Line[] = fields.map(({ key, name, told, figures }) => {
    const [here, there] = [told(one), told(other)];
    const settled = here === there || here === '' || there === '';
    return { key, name, one: here, other: there, settled, ...(figures && { figures }) };
  });
  const note = { key: 'note', name: says.note, one: one.note, other: other.note, settled: true };
  return [...lines, { ...note, joined: one.note !== '' && other.note !== '' }].filter(
    (line) => line.one !== '' || line.other !== '',
  );
}

/** Which record each field is offered from; where nothing is to be chosen, the one that says something. */
function offered<Form>(
  fields: Fields<Form>,
  one: Form,
  other: Form,
  suggested: Form,
): Record<string, Pick> {
  return Object.fromEntries(
    fields.map(({ key, told }) => {
      if (told(one) === '' || told(other) === '') return [key, told(one) === '' ? 'other' : 'one'];
      return [key, told(suggested) === told(other) && told(one) !== told(other) ? 'other' : 'one'];
    }),
  );
}

/** The form with each field from the record that was chosen; the note as it is offered, which keeps both. */
function chosen<Form>(
  fields: Fields<Form>,
  one: Form,
  other: Form,
  suggested: Form,
  picks: Readonly<Record<string, Pick>>,
): Form {
  const form = { ...suggested };
  for (const { key, columns } of fields) {
    const from = picks[key] === 'other' ? other : one;
    for (const column of columns) form[column] = from[column];
  }
  return form;
}

const lifeOf = ({ life, life_date }: Person): string =>
  life === 'here'
    ? words.person.life.here
    : words.person.page.since(words.person.life[life], longDate(life_date));

const familyOf = ({ family, family_number, relation }: PersonSide): string =>
  family
    ? words.merging.page.relation(
        `${family_number} ${words.household.family(family.name)}`,
        relationName(relation),
      )
    : '';

/** Two residents: their fields, whether they are here, and their families. `keep` is the first column. */
export function personLines({ keep, gone }: PersonMergePreview): Line[] {
  const lives = { one: lifeOf(keep.person), other: lifeOf(gone.person) };
  const families = { one: familyOf(keep), other: familyOf(gone) };
  const same = keep.family?.id === gone.family?.id;
  return [
    ...linesOf(personFields, keep.person.form, gone.person.form),
    { key: 'life', name: life, ...lives, settled: lives.one === lives.other },
    {
      key: 'family',
      name: family,
      ...families,
      settled: same || families.one === '' || families.other === '',
    },
  ].filter((line) => line.one !== '' || line.other !== '');
}

export function personPicks(told: PersonMergePreview): Record<string, Pick> {
  const { keep, gone, suggested } = told;
  return {
    ...offered(personFields, keep.person.form, gone.person.form, suggested),
    life: told.life_of === gone.person.id ? 'other' : 'one',
    family: told.family_of === gone.person.id ? 'other' : 'one',
  };
}

export const personForm = (
  { keep, gone, suggested }: PersonMergePreview,
  picks: Readonly<Record<string, Pick>>,
): PersonForm => chosen(personFields, keep.person.form, gone.person.form, suggested, picks);

export const familyLines = ({ keep, gone }: FamilyMergePreview): Line[] =>
  linesOf(familyFields, keep.household.form, gone.household.form);

export const familyPicks = ({ keep, gone, suggested }: FamilyMergePreview): Record<string, Pick> =>
  offered(familyFields, keep.household.form, gone.household.form, suggested);

export const familyForm = (
  { keep, gone, suggested }: FamilyMergePreview,
  picks: Readonly<Record<string, Pick>>,
): HouseholdForm =>
  chosen(familyFields, keep.household.form, gone.household.form, suggested, picks);

/** What goes along with several records, each kind once. */
export function movedTogether(...all: readonly (readonly Moved[])[]): Moved[] {
  const counts = new Map<Moved['what'], number>();
  for (const { what, count } of all.flat()) counts.set(what, (counts.get(what) ?? 0) + count);
  return [...counts].map(([what, count]) => ({ what, count }));
}
/** The record that is chosen for whether they are here. */
export const livesAs = (
  { keep, gone }: PersonMergePreview,
  picks: Readonly<Record<string, Pick>>,
): PersonSide => (picks['life'] === 'other' ? gone : keep);

/** The same picks after the columns were swapped. */
export const swapped = (picks: Readonly<Record<string, Pick>>): Record<string, Pick> =>
  Object.fromEntries(
    Object.entries(picks).map(([key, pick]) => [key, pick === 'one' ? 'other' : 'one']),
  );

/** Of what was chosen before what can still be chosen: elsewhere a record may have changed since. */
export function keptPicks(
  lines: readonly Line[],
  before: Readonly<Record<string, Pick>>,
): Record<string, Pick> {
  const open = new Set(lines.filter((line) => !line.settled).map((line) => line.key));
  return Object.fromEntries(Object.entries(before).filter(([key]) => open.has(key)));
}
