// What the form of a family holds while it is typed.

import type { Household, HouseholdForm, MemberForm, PersonRow } from '../../bridge';
import type { TypedQuick } from '../person/typing';

export interface TypedMember {
  person: PersonRow;
  /** Dukcapil code; empty while nothing is chosen. */
  relation: string;
}

export interface TypedHousehold {
  /** The revision that was read; 0 for a new family. */
  rev: number;
  form: HouseholdForm;
  members: TypedMember[];
  /** Somebody who is being written down in the middle of it. */
  quick: TypedQuick | null;
}

export function typedBlank(): TypedHousehold {
  const form = { kk: '', kk_unfinished: false, rt: '', address: '', kampung: '', note: '' };
  return { rev: 0, form, members: [], quick: null };
}

export function typedOf({ rev, form, members }: Household): TypedHousehold {
  return {
    rev,
    form,
    members: members.map(({ person, relation }) => ({ person, relation: String(relation) })),
    quick: null,
  };
}

export function membersOf(typed: TypedHousehold): MemberForm[] {
  return typed.members.map(({ person, relation }) => ({
    person: person.id,
    relation: Number(relation),
  }));
}
