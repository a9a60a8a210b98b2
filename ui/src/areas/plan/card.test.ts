import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action, Goal, OfficerRow } from '../../bridge';
import { router } from '../../frame/router.svelte';
import { today } from '../../words/format';
import { words } from '../../words/id';
import { OTHER } from './editing';
import PlanCard from './PlanCard.svelte';

const core = vi.hoisted(() => ({
  planOfCase: vi.fn(),
  planPrinted: vi.fn(),
  findDraft: vi.fn(),
  keepDraft: vi.fn(),
  discardDraft: vi.fn(),
  endAction: vi.fn(),
  reopenAction: vi.fn(),
  lastAct: vi.fn(),
  waitingTasks: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.plan;
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });
const action = (id: string, what: string, state: Action['state'] = 'open'): Action => ({
  id,
  rev: 1,
  form: { what, officer: null, doer: 'Pak Gringsing', due: '', fund: '' },
  state,
  finished_on: state === 'open' ? '' : '2026-11-20',
  ended_at: state === 'open' ? '' : '2026-11-20T03:00:00Z',
  outcome: '',
  overdue: false,
  may_end: true,
});
/** As the core tells it to who may not. */
const fixed = (one: Action): Action => ({ ...one, may_end: false });
const plan = (...actions: Action[]): Goal[] => [
  { id: 'g1', rev: 1, text: 'Atap tidak bocor', actions },
];
const draft = (payload: object) => ({
  payload: JSON.stringify(payload),
  saved_at: '2026-11-29T08:00:00Z',
});
const officer = (id: string, name: string, active = true) =>
  ({ id, name, active, roles: ['pendamping'] }) as unknown as OfficerRow;
const given = (to: string, one: Action): Action => ({
  ...one,
  form: { ...one.form, officer: to, doer: '' },
});
function aCard(
  planning?: { form: 'plan_goal' | 'plan_action' | 'plan_end'; subject: string },
  more: object = {},
) {
  return render(PlanCard, {
    id: 'c1',
    about: { name: 'Sekar Dangan', number: 'K-2026-0001', companion: 'Bu Kawung' },
    mayChange: true,
    closed: false,
    officers: [],
    kinds: { kinds: [], funds: [] },
    planning,
    onchanged: () => undefined,
    ...more,
  });
}

beforeEach(() => {
  vi.resetAllMocks();
  router.reset();
  for (const command of Object.values(core)) command.mockImplementation(() => ok());
  core.lastAct.mockImplementation(() => ok({ act: null, anew: true }));
  core.planOfCase.mockImplementation(() => ok(plan(action('a1', 'Minta seng'))));
});

describe('a plan that was left in the middle', () => {
  const ending = { form: 'plan_end', subject: 'a1' } as const;

  it('opens the form with what was typed', async () => {
    core.findDraft.mockImplementation((form: string) =>
      ok(form === 'plan_end' ? draft({ outcome: 'Seng sudah datang' }) : null),
    );
    aCard(ending);
    expect(await screen.findByLabelText(new RegExp(say.end.outcome))).toHaveValue(
      'Seng sudah datang',
    );
  });
  it('opens nothing where nothing is left of it', async () => {
    aCard(ending);
    await screen.findByText('Minta seng');
    await vi.waitFor(() => expect(core.findDraft).toHaveBeenCalledWith('plan_action', 'g1'));
    expect(screen.queryByRole('region', { name: say.end.doneTitle })).toBeNull();
  });
  it('stays closed for who closed it, also after an undo', async () => {
    core.findDraft.mockImplementation((form: string) =>
      ok(form === 'plan_end' ? draft({ outcome: 'Seng sudah datang' }) : null),
    );
    const { unmount } = aCard(ending);
    await userEvent.click(await screen.findByRole('button', { name: words.terms.acts.later }));
    unmount();
    core.findDraft.mockClear();
    aCard(ending);
    await screen.findByText('Minta seng');
    await vi.waitFor(() => expect(core.findDraft).toHaveBeenCalledWith('plan_action', 'g1'));
    expect(screen.queryByRole('region', { name: say.end.doneTitle })).toBeNull();
  });
});

describe('a plan whose actions have no day', () => {
  it('opens the action that comes next at its day', async () => {
    const { component } = aCard();
    await screen.findByText('Minta seng');
    component.begin('action_date');
    const day = await screen.findByRole('textbox', { name: new RegExp(`^${say.action.due}`) });
    await vi.waitFor(() => expect(day).toHaveFocus());
    expect(screen.getByLabelText(say.action.what)).toHaveValue('Minta seng');
  });
});

describe('ticking one action off', () => {
  const pick = (name: RegExp) => screen.findByRole('checkbox', { name });

  it('leaves what is being typed into another', async () => {
    core.planOfCase.mockImplementation(() =>
      ok(plan(action('a1', 'Minta seng'), action('a2', 'Pinjam tangga'))),
    );
    aCard();
    await userEvent.click(await screen.findByRole('button', { name: /^Tambah tindakan/ }));
    await userEvent.type(await screen.findByLabelText(say.action.what), 'Cari tukang');
    await userEvent.click(await pick(/Minta seng/));
    await vi.waitFor(() => expect(core.planOfCase).toHaveBeenCalledTimes(2));
    expect(screen.getByLabelText(say.action.what)).toHaveValue('Cari tukang');
  });
  it('keeps the focus in the plan, where the row goes away', async () => {
    aCard();
    const box = await pick(/Minta seng/);
    core.planOfCase.mockImplementation(() => ok(plan(action('a1', 'Minta seng', 'done'))));
    await userEvent.click(box);
    await vi.waitFor(() =>
      expect(screen.getByRole('button', { name: /^Tambah tindakan/ })).toHaveFocus(),
    );
  });
  it('keeps the focus in the plan after an action was dropped', async () => {
    core.findDraft.mockImplementation((form: string) =>
      ok(form === 'plan_end' ? draft({ how: 'dropped', outcome: 'Sudah ada' }) : null),
    );
    aCard({ form: 'plan_end', subject: 'a1' });
    core.planOfCase.mockImplementation(() => ok(plan(action('a1', 'Minta seng', 'dropped'))));
    const save = await screen.findByRole('button', { name: new RegExp(`^${say.end.save}`) });
    await userEvent.click(save);
    await vi.waitFor(() =>
      expect(screen.getByRole('button', { name: /^Tambah tindakan/ })).toHaveFocus(),
    );
  });
});

describe('who is to do an action', () => {
  const ceplok = officer('o1', 'Mbak Ceplok');
  const lereng = officer('o2', 'Mas Lereng');

  it('ticks it off in a case that they only read, and nothing else', async () => {
    const seng = action('a1', 'Minta seng');
    const others = fixed(given('o2', action('a2', 'Pinjam tangga')));
    core.planOfCase.mockImplementation(() =>
      ok(plan(given('o1', seng), others, fixed(action('a3', 'Cari tukang')))),
    );
    aCard(undefined, { mayChange: false, officers: [ceplok, lereng] });
    const box = await screen.findByRole('checkbox', { name: /Minta seng/ });
    expect(screen.getAllByRole('checkbox')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: new RegExp(`^${say.more}`) })).toBeNull();
    const done = action('a1', 'Minta seng', 'done');
    core.planOfCase.mockImplementation(() => ok(plan(others, given('o1', done))));
    await userEvent.click(box);
    const form = { how: 'done', on: today(), outcome: '' };
    expect(core.endAction).toHaveBeenCalledExactlyOnceWith('a1', 1, form);
    const unfold = await screen.findByRole('button', { name: new RegExp(`^${say.ended(1)}`) });
    await vi.waitFor(() => expect(unfold).toHaveFocus());
    await userEvent.click(unfold);
    await userEvent.click(screen.getByRole('checkbox', { name: /Minta seng/ }));
    expect(core.reopenAction).toHaveBeenCalledExactlyOnceWith('a1', 1);
  });
  it('is the companion of a secret case, or nobody of the group', async () => {
    aCard(undefined, { only: 'o1', officers: [ceplok, lereng] });
    await userEvent.click(await screen.findByRole('button', { name: /^Tambah tindakan/ }));
    const who = await screen.findByLabelText<HTMLSelectElement>(say.action.doer);
    expect([...who.options].map((one) => one.value)).toEqual(['', 'o1', OTHER]);
  });
  it('is told to have stopped where they carry no cases any more', async () => {
    core.planOfCase.mockImplementation(() =>
      ok(plan(given('o1', action('a1', 'Minta seng')), given('o2', action('a2', 'Pinjam tangga')))),
    );
    aCard(undefined, { officers: [ceplok, officer('o2', 'Mas Lereng', false)] });
    expect(await screen.findByText(say.stopped('Mas Lereng'))).toBeVisible();
    expect(screen.getByText('Mbak Ceplok')).toBeVisible();
  });
});

describe('the paper of a plan', () => {
  const print = vi.fn();
  beforeEach(() => vi.stubGlobal('print', print.mockReset()));
  /** What is shown of it, without the copy that goes to the printer. */
  async function sheet(): Promise<HTMLElement> {
    (await screen.findByText(say.paper.open)).click();
    return vi.waitFor(() => {
      const found = document.querySelector<HTMLElement>('dialog .sheet');
      if (!found) throw new Error('no sheet');
      return found;
    });
  }

  it('has a line for each action, a box where it is open, and who agrees to it', async () => {
    core.planOfCase.mockImplementation(() =>
      ok([
        ...plan(action('a1', 'Minta seng'), action('a2', 'Pinjam tangga', 'done')),
        { id: 'g2', rev: 1, text: 'Makan cukup', actions: [] },
      ]),
    );
    aCard();
    const paper = await sheet();
    const rows = [...paper.querySelectorAll('tbody tr')];
    const cells = (row: Element) =>
      [...row.querySelectorAll('td')].map((td) => td.textContent.trim());
    expect(rows.map(cells)).toEqual([
      ['Atap tidak bocor', 'Minta seng', 'Pak Gringsing', '', ''],
      ['', 'Pinjam tangga', 'Pak Gringsing', '', words.plan.done('2026-11-20', '')],
      ['Makan cukup', '', '', '', ''],
    ]);
    expect(rows.map((row) => row.querySelectorAll('.box').length)).toEqual([1, 0, 0]);
    for (const told of ['Sekar Dangan', 'K-2026-0001', say.paper.family, 'Bu Kawung'])
      expect(paper.textContent).toContain(told);
  });
  it('is noted before it goes to the printer, and stays where that is refused', async () => {
    aCard();
    const paper = await sheet();
    const out = within(paper.closest('dialog') ?? paper).getByText(say.paper.print);
    core.planPrinted.mockImplementationOnce(() =>
      Promise.resolve({ status: 'error', error: [{ field: '', code: 'not_allowed' }] }),
    );
    out.click();
    expect(await screen.findByText(/Tugas Anda tidak mencakup ini/)).toBeVisible();
    expect(print).not.toHaveBeenCalled();
    out.click();
    await vi.waitFor(() => expect(print).toHaveBeenCalledOnce());
    expect(core.planPrinted).toHaveBeenCalledTimes(2);
    expect(core.planPrinted).toHaveBeenCalledWith('c1');
  });
  it('is not offered where nothing is planned', async () => {
    core.planOfCase.mockImplementation(() => ok([]));
    aCard();
    await screen.findByText(say.none, { exact: false });
    expect(screen.queryByText(say.paper.open)).toBeNull();
  });
});

it('shows the plan that the head read with a reason, and asks for it no more', async () => {
  render(PlanCard, {
    ...{ id: 'c1', mayChange: false, closed: false, officers: [] },
    about: { name: 'Sekar Dangan', number: 'K-2026-0001', companion: 'Bu Kawung' },
    kinds: { kinds: [], funds: [] },
    opened: plan(action('a1', 'Minta seng')),
    onchanged: () => undefined,
  });
  expect(await screen.findByText('Minta seng')).toBeVisible();
  expect(core.planOfCase).not.toHaveBeenCalled();
  // Its paper is the companion's.
  expect(screen.queryByText(say.paper.open)).toBeNull();
});
