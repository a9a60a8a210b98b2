import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Case, OfficerRow, Repeat } from '../../bridge';
import { addDays, today, typedDate } from '../../words/format';
import { words } from '../../words/id';
import FollowUpPart from './FollowUpPart.svelte';

const core = vi.hoisted(() => ({ nextVisit: vi.fn(), keepDraft: vi.fn(), discardDraft: vi.fn() }));
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
});
