// What is being written in the plan of a case. One form at a time; each keeps a draft of its own, under the record that
// it changes or hangs on.

import type { Ending, Goal } from '../../bridge';
import { keptText } from '../../parts/kept-draft';

export type PlanForm = 'plan_goal' | 'plan_action' | 'plan_end';

/** What of a plan can be asked for: a goal, an action, or the day of the action that comes next. */
export type Planning = 'goal' | 'action' | 'action_date';

export interface Editing {
  form: PlanForm;
  /** What the draft is about: the case of a new goal, the goal of a new action, else what is changed. */
  subject: string;
  /** How the action is to end. */
  how: Ending;
  /** The payload of a draft; null where there is none. */
  kept: string | null;
  /** The field that it begins at, where that is not the first. */
  at?: string;
}

/** In the place of an officer: somebody who is none. */
export const OTHER = 'other';

/** Begins with what was kept, as far as it can be read. */
export function begin<T extends object>(empty: T, kept: string | null): T {
  try {
    return kept ? { ...empty, ...(JSON.parse(kept) as Partial<T>) } : empty;
  } catch {
    return empty;
  }
}

export async function open(
  form: PlanForm,
  subject: string,
  how: Ending = 'done',
): Promise<Editing> {
  const kept = await keptText(form, subject).catch(() => null);
  return { form, subject, how, kept };
}

/** The new goal or action that was left in the middle, if any. */
export async function left(id: string, goals: readonly Goal[]): Promise<Editing | null> {
  const fresh = [
    { form: 'plan_goal', subject: id } as const,
    ...goals.map((goal) => ({ form: 'plan_action', subject: goal.id }) as const),
  ];
  for (const { form, subject } of fresh) {
    const found = await open(form, subject);
    if (found.kept) return found;
  }
  return null;
}
