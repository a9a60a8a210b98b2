// What the form of a family's event holds while it is typed, and what of it goes to the core.

import type {
  EventForm,
  EventKind,
  Household,
  HouseholdForm,
  HouseholdRow,
  Member,
  MemberForm,
} from '../../bridge';
import { HEAD } from '../household/relations';

export interface TypedEvent {
  kind: EventKind;
  /** Who died, moves or goes to the new family. */
  persons: string[];
  date: string | null;
  note: string;
  /** The new head of those who stay, and everybody's relation to them by id. */
  head: string;
  relations: Record<string, string>;
  newHead: string;
  newRelations: Record<string, string>;
  newFamily: HouseholdForm;
  into: HouseholdRow | null;
  endProgrammes: boolean;
}

export function blank(kind: EventKind, persons: string[], family: Household | null): TypedEvent {
  const { rt = '', address = '', kampung = '' } = family?.form ?? {};
  return {
    kind,
    persons,
    date: null,
    note: '',
    head: '',
    relations: {},
    newHead: '',
    newRelations: {},
    newFamily: { kk: '', kk_unfinished: false, rt, address, kampung, note: '' },
    into: null,
    endProgrammes: true,
  };
}

/** To whom it can happen: nobody dies or moves twice, and who is gone founds no family. */
export const eligible = (kind: EventKind, members: readonly Member[]): readonly Member[] =>
  members.filter(({ person }) =>
    kind === 'death' ? person.life !== 'dead' : person.life === 'here',
  );

const related = (
  people: readonly string[],
  head: string,
  by: Record<string, string>,
): MemberForm[] =>
  people.map((person) => ({
    person,
    relation: person === head ? HEAD : Number(by[person] || 0),
  }));

/** Whether a draft is about what was asked for: a family keeps one, whoever and whatever it is about. */
export function fits(
  draft: Pick<TypedEvent, 'kind' | 'persons'>,
  asked: { kind?: EventKind; person?: string },
): boolean {
  return (
    (!asked.kind || draft.kind === asked.kind) &&
    (!asked.person || draft.persons.includes(asked.person))
  );
}

export interface Around {
  family: Household | null;
  headGoes: boolean;
  /** Whether the form offered to end the programmes: nothing is ended that nobody saw. */
  offersEnd: boolean;
}

export function toCore(typed: TypedEvent, { family, headGoes, offersEnd }: Around): EventForm {
  const all = family?.members.map(({ person }) => person.id) ?? [];
  const { kind } = typed;
  const asked = kind === 'death' || kind === 'move' || kind === 'split';
  const persons = asked ? typed.persons : [];
  const stay = kind === 'split' ? all.filter((id) => !persons.includes(id)) : all;
  const union = kind === 'union';
  const members = union
    ? related(all, '', typed.relations)
    : headGoes || kind === 'new_head'
      ? related(stay, typed.head, typed.relations)
      : [];
  return {
    kind,
    household: family?.id ?? null,
    rev: family?.rev ?? 0,
    persons,
    date: typed.date ?? '',
    note: kind === 'death' || kind === 'move' ? typed.note : '',
    members,
    new_family: typed.newFamily,
    new_members: kind === 'split' ? related(persons, typed.newHead, typed.newRelations) : [],
    into: union ? (typed.into?.id ?? null) : null,
    end_programmes: offersEnd && typed.endProgrammes,
  };
}
