import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { router } from '../../frame/router.svelte';
import { addDays, today, type DayString } from '../../words/format';
import { words } from '../../words/id';
import WeekPage from './WeekPage.svelte';

const core = vi.hoisted(() => ({ week: vi.fn(), officers: vi.fn() }));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.plan.week;
const week = (monday: DayString) => ({
  status: 'ok',
  data: {
    monday,
    days: Array.from({ length: 7 }, (_, i) => ({
      ...{ day: addDays(monday, i), tasks: [], more: 0 },
      ...{ group: [], answers: [], decisions: [] },
    })),
    overdue: [],
    overdue_more: 0,
    expected: [],
    expected_more: 0,
    decided: [],
  },
});

beforeEach(() => {
  vi.resetAllMocks();
  router.reset({ screen: 'week' });
});

describe('the calendar of a week', () => {
  it('turns as often as it was asked to, and shows the week that was asked for last', async () => {
    const answers: (() => void)[] = [];
    core.officers.mockResolvedValue({ status: 'ok', data: [] });
    core.week.mockImplementation(
      (day: DayString) => new Promise((answer) => answers.push(() => answer(week(day || today())))),
    );
    render(WeekPage, { place: { screen: 'week' } });
    await userEvent.click(screen.getByRole('button', { name: say.after }));
    await userEvent.click(screen.getByRole('button', { name: say.after }));
    expect(core.week).toHaveBeenLastCalledWith(addDays(today(), 14), null);
    for (const answer of answers.reverse()) answer();
    const later = week(addDays(today(), 14)).data;
    expect(
      await screen.findByText(say.range(later.monday, addDays(later.monday, 6))),
    ).toBeVisible();
  });
  it('is shown without the names of the officers where these cannot be read', async () => {
    core.officers.mockRejectedValue(new Error('disk'));
    core.week.mockResolvedValue(week(today()));
    render(WeekPage, { place: { screen: 'week' } });
    expect(await screen.findByText(say.range(today(), addDays(today(), 6)))).toBeVisible();
  });
});
