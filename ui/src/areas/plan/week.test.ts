import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { router } from '../../frame/router.svelte';
import type { CaseRow } from '../../bridge';
import { addDays, today, type DayString } from '../../words/format';
import { words } from '../../words/id';
import WeekPage from './WeekPage.svelte';

const core = vi.hoisted(() => ({
  ...{ week: vi.fn(), weekInSight: vi.fn() },
  ...{ officers: vi.fn(), dayTasks: vi.fn() },
}));
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
    expected: [],
    expected_more: 0,
    decided: [],
  },
});

const task = (subject: string) => ({
  ...{ kind: 'visit', id: subject, rev: 0, day: today(), overdue: false, officer: '', doer: '' },
  ...{ what: '', family: null, family_name: '' },
  case: { id: subject, subject, secret: false, household_id: null, rt: '' },
});

beforeEach(() => {
  vi.resetAllMocks();
  core.weekInSight.mockImplementation((...asked: unknown[]): unknown => core.week(...asked));
  router.reset({ screen: 'week' });
});

describe('the calendar of a week', () => {
  it('shows the days in sight first, and then all, and keeps the first where all do not come', async () => {
    const found = week(today());
    for (const [day, row] of found.data.days.entries())
      row.tasks = Array.from({ length: 5 }, (_, at) => task(`Contoh ${day} ${at}`)) as never[];
    core.officers.mockResolvedValue({ status: 'ok', data: [] });
    const first = { ...found, data: { ...found.data, days: found.data.days.slice(0, 3) } };
    core.weekInSight.mockResolvedValue(first);
    core.week.mockRejectedValueOnce(new Error('disk')).mockResolvedValue(found);
    render(WeekPage, { place: { screen: 'week' } });
    expect(await screen.findByText('Contoh 0 0')).toBeVisible();
    expect(core.week).not.toHaveBeenCalled();
    expect(screen.getByText(say.range(today(), addDays(today(), 6)))).toBeVisible();
    expect(await screen.findByText(say.failed)).toBeVisible();
    expect(screen.getByText('Contoh 2 4')).toBeVisible();

    await userEvent.selectOptions(screen.getByLabelText(say.who), say.all);
    await userEvent.click(screen.getByRole('button', { name: say.after }));
    expect(await screen.findByText('Contoh 6 4')).toBeVisible();
    expect(screen.queryByText(say.failed)).toBeNull();
  });

  it('says of no tasks that they are answers', async () => {
    const found = week(today());
    const row = {
      id: 'a1',
      title: 'Rapat bulanan',
      day: today(),
      kind: 'meeting',
      place: '',
      at: '',
    };
    const group = [{ kind: 'activity', row }];
    Object.assign(found.data.days[2] as object, { tasks: [task('Contoh')], more: 12, group });
    core.officers.mockResolvedValue({ status: 'ok', data: [] });
    core.week.mockResolvedValue(found);
    render(WeekPage, { place: { screen: 'week' } });
    expect(await screen.findByText('Rapat bulanan')).toBeVisible();
    expect(screen.queryByText(words.activity.week.more(12))).toBeNull();
    expect(screen.getByText(say.more(12))).toBeVisible();
  });
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
  it('lists the rest of a day where somebody asks for it, and what is overdue', async () => {
    const found = week(today());
    Object.assign(found.data, { overdue_more: 1, overdue: [task('Contoh Lama')] });
    Object.assign(found.data.days[2] as object, { tasks: [task('Contoh Satu')], more: 1 });
    core.officers.mockResolvedValue({ status: 'ok', data: [] });
    core.week.mockResolvedValue(found);
    core.dayTasks.mockImplementation((day: string) =>
      Promise.resolve({
        status: 'ok',
        data: { tasks: [task('Contoh Satu'), task(day || 'terlambat')], more: 0 },
      }),
    );
    render(WeekPage, { place: { screen: 'week' } });
    const [overdue, ofDay] = await screen.findAllByRole('button', { name: say.more(1) });
    await userEvent.click(ofDay as HTMLElement);
    const day = found.data.days[2]?.day ?? '';
    expect(core.dayTasks).toHaveBeenLastCalledWith(day, null);
    expect(await screen.findByText(day)).toBeVisible();
    await userEvent.click(overdue as HTMLElement);
    expect(await screen.findByText('terlambat')).toBeVisible();
    expect(screen.queryByRole('button', { name: say.more(1) })).toBeNull();
  });
  it('keeps the rest of a day that came before the rest of the week', async () => {
    const found = week(today());
    Object.assign(found.data, { overdue_more: 1, overdue: [task('Contoh Lama')] });
    core.officers.mockResolvedValue({ status: 'ok', data: [] });
    core.weekInSight.mockResolvedValue({
      ...found,
      data: { ...found.data, days: found.data.days.slice(0, 1) },
    });
    let comes: () => void = () => undefined;
    core.week.mockReturnValue(new Promise((answer) => (comes = () => answer(found))));
    let told: () => void = () => undefined;
    const all = { status: 'ok', data: { tasks: [task('Contoh Lain')], more: 0 } };
    core.dayTasks.mockReturnValue(new Promise((answer) => (told = () => answer(all))));
    render(WeekPage, { place: { screen: 'week' } });
    await userEvent.click(await screen.findByRole('button', { name: say.more(1) }));
    await vi.waitFor(() => expect(core.week).toHaveBeenCalledOnce());
    comes();
    await vi.waitFor(() => expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(8));
    told();
    expect(await screen.findByText('Contoh Lain')).toBeVisible();
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
