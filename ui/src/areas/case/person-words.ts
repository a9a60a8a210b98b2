// A resident in one line, as the screens of a case say it.

import type { PersonRow } from '../../bridge';
import { rt } from '../../words/format';
import { words } from '../../words/id';

const say = words.case.form;

export function sexWord(sex: string): string {
  if (sex === 'P') return words.terms.sex.female;
  return sex === 'L' ? words.terms.sex.male : '';
}

export function ageWord(person: { age: number | null; age_is_guess: boolean }): string {
  if (person.age === null) return '';
  return `${person.age_is_guess ? '±' : ''}${say.types.years(person.age)}`;
}

export function placeWord(person: Pick<PersonRow, 'dwelling' | 'rt'>): string {
  if (person.dwelling === 'unsettled') return say.who.unsettled;
  if (person.dwelling === 'outside') return say.who.outside;
  return person.rt ? `${words.case.rt} ${rt(person.rt)}` : '';
}

/** 'Perempuan, 81 tahun, RT 032' */
export function personLine(person: PersonRow): string {
  return [sexWord(person.sex), ageWord(person), placeWord(person)].filter(Boolean).join(', ');
}
