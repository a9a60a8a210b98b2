import { expect, test } from 'vitest';
import type { Action, Goal } from '../../bridge';
import { nextAction } from './next';

const action = (id: string, due: string, state: Action['state'] = 'open') =>
  ({ id, state, form: { due } }) as Action;
const plan = (...goals: Action[][]) => goals.map((actions) => ({ actions }) as Goal);

test('the next action of a plan is the open one with the first day, of whichever goal', () => {
  const goals = plan(
    [action('a', '2026-12-20'), action('b', '2026-11-01', 'done')],
    [action('c', '2026-12-03')],
  );
  expect(nextAction(goals)?.id).toBe('c');
});

test('one without a day is next where no other is open', () => {
  expect(nextAction(plan([action('a', ''), action('b', '2026-12-03')]))?.id).toBe('b');
  expect(nextAction(plan([action('a', '')]))?.id).toBe('a');
  expect(nextAction(plan([action('b', '2026-12-03', 'done')]))).toBeUndefined();
});
