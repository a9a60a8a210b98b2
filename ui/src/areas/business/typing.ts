// What the form of a business holds while it is typed, and how it becomes what the core takes.

import type { Business, BusinessForm as CoreForm } from '../../bridge';
import type { DayString } from '../../words/format';
import { caseOf, type TypedCase } from '../activity/typing';
import type { TypedQuick } from '../person/typing';

export interface TypedMember {
  person: string;
  name: string;
  rt: string;
  task: string;
}

export interface TypedBusiness {
  /** The revision that was read; 0 for something new. */
  rev: number;
  name: string;
  work: string;
  since: DayString | null;
  place: string;
  stopped_on: DayString | null;
  stopped_why: string;
  note: string;
  members: TypedMember[];
  cases: TypedCase[];
  /** Somebody who is being written down in the middle of it. */
  quick: TypedQuick | null;
}

export const typedBlank = (): TypedBusiness => ({
  rev: 0,
  name: '',
  work: '',
  since: null,
  place: '',
  stopped_on: null,
  stopped_why: '',
  note: '',
  members: [],
  cases: [],
  quick: null,
});

export function typedOf({ rev, form, members, cases }: Business): TypedBusiness {
  const { name, work, since, place, stopped_on, stopped_why, note } = form;
  return {
    ...typedBlank(),
    ...{ rev, name, work, place, stopped_why, note, members },
    since: since || null,
    stopped_on: stopped_on || null,
    cases: cases.map(caseOf),
  };
}

export function toCore(typed: TypedBusiness): CoreForm {
  const { name, work, place, stopped_why, note } = typed;
  return {
    ...{ name, work, place, stopped_why, note },
    since: typed.since ?? '',
    stopped_on: typed.stopped_on ?? '',
    members: typed.members.map(({ person, task }) => ({ person, task })),
    cases: typed.cases.map(({ id }) => id),
  };
}
