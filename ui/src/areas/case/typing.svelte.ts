// What is typed into the form of a case, in the shape that its draft keeps: the core's form, and of the
// subject what the screen shows.

import type {
  CaseForm,
  CaseTypeForm,
  HouseholdRow,
  PersonRow,
  PmksType,
  Subject,
  Urgency,
} from '../../bridge';
import { today, type DayString } from '../../words/format';
import type { TypedQuick } from '../person/typing';
import type { SubjectKind } from './types';

export interface TypedCase {
  kind: SubjectKind;
  person: PersonRow | null;
  household: HouseholdRow | null;
  group: string;
  /** Somebody who is being written down in the middle of it. */
  quick: TypedQuick | null;
  types: CaseTypeForm[];
  source: string;
  reporter: string;
  reported_on: DayString | null;
  urgency: Urgency;
  secret: boolean;
  story: string;
  responsible: string;
}

/** A change of a case. */
export interface TypedChange extends TypedCase {
  /** Why it is secret from now on, or not any more. */
  reason: string;
}

export function emptyCase(officer: string): TypedCase {
  return {
    kind: 'person',
    person: null,
    household: null,
    group: '',
    quick: null,
    types: [],
    source: '',
    reporter: '',
    reported_on: today(),
    urgency: 'normal',
    secret: false,
    story: '',
    responsible: officer,
  };
}

function subjectOf(typed: TypedCase): Subject | null {
  if (typed.kind === 'group')
    return typed.group.trim() ? { kind: 'group', name: typed.group } : null;
  const id = typed.kind === 'person' ? typed.person?.id : typed.household?.id;
  return id ? { kind: typed.kind, id } : null;
}

/** Whether the draft of a new case is about whom it was asked for: there is one, whoever it is about. */
export function fits(draft: TypedCase, asked: { person?: string; household?: string }): boolean {
  const id = asked.person ?? asked.household;
  const about = subjectOf(draft);
  return !id || (about !== null && about.kind !== 'group' && about.id === id);
}

/** As the core takes it. */
export function toForm(typed: TypedCase): CaseForm {
  return {
    subject: subjectOf(typed),
    types: typed.types.map((one) => ({ ...one, criteria: [...one.criteria] })),
    source: typed.source,
    reporter: typed.reporter,
    reported_on: typed.reported_on ?? '',
    urgency: typed.urgency,
    secret: typed.secret,
    story: typed.story,
    responsible: typed.responsible,
  };
}

/** A draft may come from an older shape of the form: what it lacks is filled, what it has too much goes. */
export function fromDraft<T extends TypedCase>(kept: Partial<T>, empty: T): T {
  const known = Object.keys(empty).filter((name) => name in kept);
  return {
    ...empty,
    ...Object.fromEntries(known.map((name) => [name, kept[name as keyof T]])),
  };
}

export function addType(typed: TypedCase, number: number) {
  if (typed.types.some((one) => one.number === number)) return;
  typed.types = [{ number, criteria: [], note: '' }, ...typed.types];
}

export function removeType(typed: TypedCase, number: number) {
  typed.types = typed.types.filter((one) => one.number !== number);
}

/** Types whose cases are always secret. */
export function secretTypes(typed: TypedCase, known: readonly PmksType[]): PmksType[] {
  return known.filter(
    (type) => type.level >= 3 && typed.types.some((one) => one.number === type.number),
  );
}
