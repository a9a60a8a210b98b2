// A resident in short lines, for their page and for comparing two.

import type { Person, PersonForm } from '../../bridge';
import type { Fact } from '../../parts/Facts.svelte';
import { age, birthDate } from '../../words/birth';
import { today } from '../../words/format';
import { spacedNik } from '../../words/format';
import { words } from '../../words/id';

const say = words.person.page.facts_;
const none = words.terms.none;

function nikOf(form: PersonForm): string {
  if (form.nik === '') return '';
  return form.nik_unfinished ? words.person.page.nikUnfinished(form.nik) : spacedNik(form.nik);
}

function homeOf(form: PersonForm): string {
  return [form.address, form.kampung, words.person.home(form)].filter(Boolean).join(', ');
}

function birthOf(form: PersonForm): string {
  const date = form.birth.kind === 'unknown' ? '' : birthDate(form.birth);
  return [form.birth_place, date].filter(Boolean).join(', ');
}

/** What tells two people apart; an empty line says that it is not known. */
export function comparable(form: PersonForm): Fact[] {
  return [
    { name: words.person.form.fields.name, value: form.name || none },
    { name: say.nickname, value: form.nickname || none },
    { name: say.sex, value: words.person.sexes[form.sex] ?? none },
    { name: say.birth, value: birthOf(form) || none },
    { name: say.nik, value: nikOf(form) || none, figures: true },
    { name: say.home, value: homeOf(form) || none },
  ];
}

/** Everything that is known, and nothing that is not. */
export function factsOf({ form, number, life }: Person): Fact[] {
  const years = life === 'here' && form.birth.kind !== 'age' ? age(form.birth, today()) : '';
  const known = form.birth.kind === 'unknown' ? '' : years;
  const said = words.person.form;
  return [
    { name: say.number, value: words.person.number(number), figures: true },
    { name: say.nickname, value: form.nickname },
    { name: say.sex, value: words.person.sexes[form.sex] ?? '' },
    { name: say.birth, value: [birthOf(form), known].filter(Boolean).join(', ') },
    { name: say.nik, value: nikOf(form), figures: true },
    { name: say.papers, value: said.papers[form.papers as keyof typeof said.papers] ?? '' },
    { name: say.marital, value: said.marital[String(form.marital_status) as '1'] ?? '' },
    { name: say.occupation, value: form.occupation },
    { name: say.phone, value: form.phone, figures: true },
    { name: say.home, value: homeOf(form) },
    { name: say.note, value: form.note },
  ].filter((fact) => fact.value !== '');
}
