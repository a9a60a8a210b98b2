// What comes next in a plan.

import type { Action, Goal } from '../../bridge';

/** Of all goals the open action whose day comes first; those without a day come last. */
export function nextAction(goals: readonly Goal[]): Action | undefined {
  const open = goals.flatMap((goal) => goal.actions).filter(({ state }) => state === 'open');
  const day = ({ form }: Action) => form.due || '9999';
  return open.sort((a, b) => day(a).localeCompare(day(b)))[0];
}
