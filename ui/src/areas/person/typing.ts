// What the form of a resident holds while it is typed, and how it becomes what the core takes.

import type { Dwelling, HouseholdRow, Person, PersonForm as CoreForm, Placing } from '../../bridge';
import type { PartialDate } from '../../words/birth';
import { blankPerson } from './blank';

export type Place = 'none' | 'join' | 'head';

/** Somebody who is being written down in the middle of another form; part of that form's draft. */
export interface TypedQuick {
  name: string;
  dwelling: Dwelling;
  rt: string;
  sex: string;
  /** A guess; null where nobody dared one. */
  years: number | null;
}

export interface TypedPerson {
  /** The revision that was read; 0 for somebody new. */
  rev: number;
  form: Omit<CoreForm, 'birth'>;
  /** Null while nothing was filled in. */
  birth: PartialDate | null;
  placing: Place;
  household: HouseholdRow | null;
  /** Dukcapil code; empty while nothing is chosen. */
  relation: string;
  kk: string;
}

export function typedFrom(form: CoreForm, rev = 0): TypedPerson {
  const { birth, ...rest } = form;
  return {
    rev,
    form: rest,
    birth: rev === 0 && birth.kind === 'unknown' ? null : birth,
    placing: 'none',
    household: null,
    relation: '',
    kk: '',
  };
}

export function typedBlank(known: Partial<CoreForm>): TypedPerson {
  return typedFrom(blankPerson(known));
}

export function typedOf(person: Person): TypedPerson {
  return typedFrom(person.form, person.rev);
}

export function toCore(typed: TypedPerson): CoreForm {
  return { ...typed.form, birth: typed.birth ?? { kind: 'unknown' } };
}

export function placingOf(typed: TypedPerson): Placing {
  if (typed.placing === 'head') return { kind: 'head', kk: typed.kk };
  if (typed.placing === 'join' && typed.household)
    return { kind: 'join', household: typed.household.id, relation: Number(typed.relation) };
  return { kind: 'none' };
}
