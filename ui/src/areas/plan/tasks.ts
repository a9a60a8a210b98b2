// Tasks as lists show them: whom they are about, what is to be done, and those of one family together.

import type { CaseRow, Task } from '../../bridge';
import { rt } from '../../words/format';
import { words } from '../../words/id';

/** A name that may be read over a shoulder: of a secret case there is none, even for its companion. */
export function calledCase(row: CaseRow): string {
  if (row.secret) return words.home.waiting.secretCase;
  return row.household_id ? words.household.family(row.subject) : row.subject;
}

/** 'RT 032', where that may be read over a shoulder. */
export const placedCase = (row: CaseRow): string =>
  row.secret || !row.rt ? '' : `${words.case.rt} ${rt(row.rt)}`;

/** Whom a task is about. */
export const subjectOf = (task: Task): string => calledCase(task.case);

/** 'Kunjungan', or what is to be done; of a secret case only that it is an action. */
export function whatOf(task: Task): string {
  if (task.kind === 'visit') return words.plan.tasks.visit;
  return task.case.secret ? words.plan.tasks.secretAction : task.what;
}

/** 'Antar ke Puskesmas · oleh Mbak Ceplok · RT 032' */
export function secondOf(task: Task, nameOf: (officer: string) => string): string {
  const by = task.doer || nameOf(task.officer);
  return [whatOf(task), words.plan.week.by(by), placedCase(task.case)].filter(Boolean).join(' · ');
}

export interface TaskGroup {
  key: string;
  /** Name of the family's head, where several lie in one family; empty otherwise. */
  family: string;
  tasks: readonly Task[];
}

/** Those of one family stand together, where the first of them stands. */
export function grouped(tasks: readonly Task[]): TaskGroup[] {
  const groups: { key: string; family: string; tasks: Task[] }[] = [];
  for (const task of tasks) {
    const key = task.family ?? `${task.kind} ${task.id}`;
    const known = groups.find((group) => group.key === key);
    if (known) known.tasks.push(task);
    else groups.push({ key, family: task.family_name, tasks: [task] });
  }
  return groups.map((group) => ({
    ...group,
    family: group.tasks.length > 1 ? group.family : '',
  }));
}
