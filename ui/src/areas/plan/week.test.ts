import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { router } from '../../frame/router.svelte';
import type { CaseRow } from '../../bridge';
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
      ...{
        day: addDays(monday, i),
        tasks: [],
        more: 0,
        repeats: [] as Partial<CaseRow>[],
        repeats_more: 0,
      },
      ...{ group: [], answers: [], decisions: [] },
    })),
    overdue: [],
    overdue_more: 0,
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
  it('tells apart what is planned and where repeating visits will fall, which lead to their cases', async () => {
    core.officers.mockResolvedValue({ status: 'ok', data: [] });
    const shown = week(today());
    const row = { id: 'k', subject: 'Sekar Dangan', household_id: null, rt: '032' };
    const day = { ...shown.data.days[2], repeats_more: 4 };
    const secret = { ...row, id: 'r', secret: true };
    shown.data.days[2] = { ...day, repeats: [row, secret] } as (typeof shown.data.days)[0];
    core.week.mockResolvedValue(shown);
    render(WeekPage, { place: { screen: 'week' } });
    expect(await screen.findByText(say.repeats)).toBeVisible();
    expect(screen.getByText(say.moreRepeats(4))).toBeVisible();
    expect(screen.getAllByText(/Sekar Dangan/)).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: /Sekar Dangan.*RT 032/ }));
    expect(router.here.place).toEqual({ screen: 'case', id: 'k' });
  });
});
