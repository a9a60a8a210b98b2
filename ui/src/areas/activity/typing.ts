// What the form of an activity holds while it is typed, and how it becomes what the core takes.

import {
  call,
  commands,
  type Activity,
  type ActivityForm as CoreForm,
  type ActivityKind,
  type AttendanceRow,
  type Attendee,
  type CaseRow,
  type Life,
  type Presence,
} from '../../bridge';
import { today, type DayString } from '../../words/format';
import { words } from '../../words/id';
import type { TypedQuick } from '../person/typing';

export interface TypedAttendance {
  who: Attendee;
  name: string;
  rt: string;
  /** Of a resident: whether they died or moved away since. */
  life?: Life;
  presence: Presence;
}

export interface TypedDecision {
  id: string | null;
  what: string;
  doer: string;
  until: DayString | null;
  /** Something stands in the box that is no date (yet). */
  unfinished: boolean;
}

export interface TypedCase {
  id: string;
  number: string;
  subject: string;
}

export interface TypedActivity {
  /** The revision that was read; 0 for something new. */
  rev: number;
  kind: ActivityKind;
  title: string;
  day: DayString | null;
  time: string;
  place: string;
  leader: string;
  writer: string;
  agenda: string;
  minutes: string;
  attendance: TypedAttendance[];
  /** Whether the list is somebody's work, and no longer what was offered. */
  listed: boolean;
  decisions: TypedDecision[];
  cases: TypedCase[];
  /** A guest who is being added. */
  guest: { name: string; origin: string };
  /** Somebody who is being written down in the middle of it. */
  quick: TypedQuick | null;
}

export const typedBlank = (writer: string): TypedActivity => ({
  rev: 0,
  kind: 'meeting',
  title: words.activity.kinds.meeting,
  day: today(),
  time: '',
  place: '',
  leader: '',
  writer,
  agenda: '',
  minutes: '',
  attendance: [],
  listed: false,
  decisions: [],
  cases: [],
  guest: { name: '', origin: '' },
  quick: null,
});

const rowOf = ({ who, name, rt, life, presence }: AttendanceRow): TypedAttendance => ({
  who,
  name,
  rt,
  life,
  presence,
});

/** Who came to the last one of the kind, or the officers: what a new list begins with. Nobody where that can't be read. */
export async function expected(kind: ActivityKind): Promise<TypedAttendance[]> {
  const rows = await call(commands.expectedAttendance(kind)).catch(() => []);
  return rows.map(rowOf);
}

export const caseOf = ({ id, number, subject, secret }: CaseRow): TypedCase => ({
  id,
  number,
  // What is secret is not read over a shoulder.
  subject: secret ? words.activity.page.secretCase : subject,
});

export function typedOf({ rev, form, attendance, decisions, cases }: Activity): TypedActivity {
  const { kind, title, day, time, place, leader, writer, agenda, minutes } = form;
  return {
    ...typedBlank(''),
    ...{ rev, kind, title, day, time, place, leader, writer, agenda, minutes },
    attendance: attendance.map(rowOf),
    listed: true,
    decisions: decisions.map(({ id, what, doer, until }) => ({
      ...{ id, what, doer, unfinished: false },
      until: until || null,
    })),
    cases: cases.map(caseOf),
  };
}

/** A row in which nothing was typed is no decision. */
export const isBlank = ({ what, doer, until, unfinished }: TypedDecision): boolean =>
  !what.trim() && !doer.trim() && until === null && !unfinished;

/** What is half a date is sent as none, so that the core says so at its row. */
const NO_DATE = '?';

export function toCore(typed: TypedActivity): CoreForm {
  const { kind, title, day, time, place, leader, writer, agenda, minutes } = typed;
  return {
    ...{ kind, title, time, place, leader, writer, agenda, minutes },
    day: day ?? '',
    attendance: typed.attendance.map(({ who, presence }) => ({ who, presence })),
    decisions: typed.decisions.map(({ id, what, doer, until, unfinished }) => ({
      ...{ id, what, doer },
      until: unfinished ? NO_DATE : (until ?? ''),
    })),
    cases: typed.cases.map(({ id }) => id),
  };
}

/** Who it is, whatever else is known of them. */
export const keyOf = ({ who }: { who: Attendee }): string =>
  who.kind === 'guest' ? `guest ${who.name} ${who.origin}` : `${who.kind} ${who.id}`;

/** The list with all of these on it, each once, who was there before first. */
export function withAll(
  rows: readonly TypedAttendance[],
  more: readonly TypedAttendance[],
): TypedAttendance[] {
  const there = new Set(rows.map(keyOf));
  return [...rows, ...more.filter((row) => !there.has(keyOf(row)))];
}

/** Those of whom nothing is marked are here. */
export const restHere = (rows: readonly TypedAttendance[]): TypedAttendance[] =>
  rows.map((row) => (row.presence === 'waiting' ? { ...row, presence: 'here' } : row));

/** Whoever is put on the list after the day stands on the paper, so they came; before it they are expected. */
export const onPaper = ({ day }: Pick<TypedActivity, 'day'>): Presence =>
  day && day < today() ? 'here' : 'waiting';

/** With the guest on the list whose name stands in the box; as it is where none does. */
export function withGuest(typed: TypedActivity): TypedActivity {
  const [name, origin] = [typed.guest.name.trim(), typed.guest.origin.trim()];
  if (!name) return typed;
  const who = { kind: 'guest', name, origin } as const;
  const guest = { who, name, rt: '', presence: onPaper(typed) };
  const attendance = withAll(typed.attendance, [guest]);
  return { ...typed, attendance, listed: true, guest: { name: '', origin: '' } };
}
