import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Case, OfficerRow, Repeat } from '../../bridge';
import { addDays, today, typedDate } from '../../words/format';
import { words } from '../../words/id';
import FollowUpPart from './FollowUpPart.svelte';
import PlanDialog from './PlanDialog.svelte';

const core = vi.hoisted(() => ({
  ...{ nextVisit: vi.fn(), keepDraft: vi.fn(), discardDraft: vi.fn() },
  ...{ addFollowUp: vi.fn(), planVisit: vi.fn(), lastAct: vi.fn() },
}));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.case.followUp;
const weekly: Repeat = { every: 1, unit: 'week', until: '' };
const page = (proposed: string, repeat: Repeat | null = weekly) =>
  ({
    row: { id: 'k', stage: 'service', reported_on: '2020-01-01' },
    ...{ repeat, proposed, gone: null },
  }) as unknown as Case;
const shown = (of: Case) =>
  render(FollowUpPart, {
    ...{ page: of, writing: { kind: 'visit' as const }, officers: [], kept: null },
    ...{ ondone: vi.fn(), oncancel: vi.fn() },
  });
const next = () => screen.getByLabelText(new RegExp(say.next)) as HTMLInputElement;
async function visitedOn(day: string) {
  const field = screen.getByLabelText(new RegExp(say.happened.visit));
  await fireEvent.input(field, { target: { value: typedDate(day) } });
  await fireEvent.change(field);
  await fireEvent.blur(field);
}

beforeEach(() => {
  vi.resetAllMocks();
  core.keepDraft.mockResolvedValue({ status: 'ok', data: null });
});

describe('the form of a visit', () => {
  it('proposes the next of visits that repeat, and follows the day of the visit as long as nobody chose another', async () => {
    const [usual, other] = [addDays(today(), 7), addDays(today(), 5)];
    core.nextVisit.mockResolvedValue({ status: 'ok', data: other });
    shown(page(usual));
    expect(next().value).toBe(typedDate(usual));
    const before = addDays(today(), -2);
    await visitedOn(before);
    expect(core.nextVisit).toHaveBeenCalledWith('k', before);
    await vi.waitFor(() => expect(next().value).toBe(typedDate(other)));

    core.nextVisit.mockClear();
    await fireEvent.click(screen.getByRole('button', { name: say.inDays[14] }));
    await visitedOn(addDays(today(), -3));
    expect(core.nextVisit).not.toHaveBeenCalled();
    expect(next().value).toBe(typedDate(addDays(today(), 14)));
  });

  it('keeps who was there, also after they left', () => {
    const gone = { id: 'o1', name: 'Mas Lereng', active: false, roles: ['pendamping'] };
    const kind = 'visit' as const;
    const told = { kind, happened: today(), text: 'Sehat', outcome: 'met' };
    const form = { ...told, officer: 'o1', next_visit: '' };
    render(FollowUpPart, {
      ...{ page: page(''), writing: { kind, correcting: { id: 'f', rev: 1, form } }, kept: null },
      officers: [gone as unknown as OfficerRow],
      ...{ ondone: vi.fn(), oncancel: vi.fn() },
    });
    expect(screen.getByLabelText(say.officer.visit)).toHaveValue('o1');
  });

  it('proposes nothing where visits do not repeat', () => {
    shown(page('', null));
    expect(next().value).toBe('');
  });

  it('is saved without a next one where the case was closed while it was half-typed', async () => {
    core.addFollowUp.mockResolvedValue({ status: 'ok', data: null });
    core.lastAct.mockResolvedValue({ status: 'ok', data: { act: null, anew: true } });
    const closed = page('');
    closed.row.stage = 'closed';
    const kept = { kind: 'visit', happened: today(), text: 'Sehat', outcome: 'met', officer: 'o' };
    render(FollowUpPart, {
      ...{ page: closed, writing: { kind: 'visit' as const }, officers: [] },
      kept: JSON.stringify({ ...kept, next_visit: addDays(today(), 7) }),
      ...{ ondone: vi.fn(), oncancel: vi.fn() },
    });
    await fireEvent.click(screen.getByRole('button', { name: new RegExp(say.saveVisit) }));
    await vi.waitFor(() =>
      expect(core.addFollowUp).toHaveBeenCalledExactlyOnceWith(
        'k',
        expect.objectContaining({ text: 'Sehat', next_visit: '' }),
      ),
    );
  });
});

describe('the dialog of a planned visit', () => {
  const opened = () => {
    const of = page('');
    of.row.next_visit = addDays(today(), 3);
    const told = { onplanned: vi.fn(), onclose: vi.fn() };
    render(PlanDialog, { page: of, ...told });
    return told;
  };
  const remove = async () =>
    fireEvent.click(await screen.findByRole('button', { name: say.planRemove }));

  it('closes when the plan was let go', async () => {
    core.planVisit.mockResolvedValue({ status: 'ok', data: null });
    const { onplanned, onclose } = opened();
    await remove();
    await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
    expect(core.planVisit).toHaveBeenCalledExactlyOnceWith('k', '', null);
    expect(onplanned).toHaveBeenCalledExactlyOnceWith('');
  });

  it('says why the plan cannot be let go, and stays', async () => {
    const fault = { code: 'not_found' as const, field: '' };
    core.planVisit.mockResolvedValue({ status: 'error', error: [fault] });
    const { onplanned, onclose } = opened();
    await remove();
    expect(await screen.findByText(words.faults.sentence(fault))).toBeVisible();
    expect(onplanned).not.toHaveBeenCalled();
    expect(onclose).not.toHaveBeenCalled();
  });
});
