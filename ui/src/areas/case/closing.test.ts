import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Case, Goal, ReferralRow } from '../../bridge';
import { router } from '../../frame/router.svelte';
import { session } from '../../frame/session.svelte';

import { words } from '../../words/id';
import CloseDialog from './CloseDialog.svelte';
import { leadOf, leftOpen } from './closing';
import MoveDialog from './MoveDialog.svelte';

const core = vi.hoisted(() => ({
  closeCase: vi.fn(),
  moveCase: vi.fn(),
  keepDraft: vi.fn(),
  discardDraft: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });

const say = words.case.close;
const aCase = (more: object = {}, row: object = {}) =>
  ({
    row: {
      ...{ id: 'k1', stage: 'plan', urgency: 'normal', next_visit: '', reported_on: '2026-10-01' },
      ...{ person_id: 'p1', household_id: null, ...row },
    },
    rev: 3,
    stages: [{ stage: 'plan', since: '2026-10-05', skipped: false }],
    gone: null,
    ...more,
  }) as unknown as Case;
const action = (what: string, state: string, due = '') => ({
  id: what,
  state,
  form: { what, due },
});
const goals = [
  { actions: [action('Minta seng', 'open', '2026-12-05'), action('Ukur atap', 'done')] },
] as unknown as Goal[];
const referred = [
  { partner: 'Puskesmas Contoh', awaited_by: '2026-12-07', state: 'waiting' },
  { partner: 'Rumah Singgah', awaited_by: '2026-12-09', state: 'accepted' },
  { partner: 'Baznas', awaited_by: '', state: 'done' },
] as ReferralRow[];

const close = (page: Case) =>
  render(CloseDialog, {
    ...{ page, goals, referred, kept: null },
    onclosed: () => undefined,
    onclose: () => undefined,
    onfresh: () => undefined,
  });

beforeEach(() => {
  vi.resetAllMocks();
  router.reset();
  session.officer = null;
  for (const command of Object.values(core)) command.mockImplementation(() => ok());
});

describe('what closing leaves undone', () => {
  it('is the visit, each open action and each answer that is waited for', () => {
    expect(leftOpen(aCase({}, { next_visit: '2026-12-04' }), goals, referred)).toEqual([
      say.left.visit('2026-12-04'),
      say.left.action('Minta seng', '2026-12-05'),
      'Jawaban Puskesmas Contoh ditunggu sampai 7 Des',
      'Kabar Rumah Singgah ditunggu sampai 9 Des',
    ]);
    expect(leftOpen(aCase(), [], referred.slice(2))).toEqual([]);
  });
  it('is told before the case is closed', () => {
    close(aCase());
    expect(screen.getByText(say.left.title)).toBeVisible();
    expect(screen.getByText(/Tindakan belum selesai: Minta seng/)).toBeVisible();
  });
});

describe('what is written down before the case is closed', () => {
  it('is the event of the family, where it is not written yet', () => {
    expect(leadOf(aCase(), 'died')?.to).toEqual({
      ...{ screen: 'family_event', person: 'p1', kind: 'death' },
    });
    expect(leadOf(aCase(), 'moved')?.to).toMatchObject({ kind: 'move' });
    expect(leadOf(aCase({ gone: { how: 'died', on: '2026-11-20' } }), 'died')).toBeNull();
    expect(leadOf(aCase({ gone: { how: 'moved', on: '2026-11-20' } }), 'moved')).toBeNull();
    expect(leadOf(aCase({ gone: { how: 'moved', on: '2026-11-20' } }), 'died')).not.toBeNull();
    const group = aCase({}, { person_id: null });
    expect(leadOf(group, 'died')).toBeNull();
    expect(leadOf(aCase(), 'needs_met')).toBeNull();
  });
  it('is that two records are one, for who may say so', () => {
    expect(leadOf(aCase(), 'double')).toBeNull();
    session.officer = { id: 'o', holds: ['pencatat'] } as never;
    expect(leadOf(aCase(), 'double')?.to).toEqual({ screen: 'merge', kind: 'person', one: 'p1' });
    const family = aCase({}, { person_id: null, household_id: 'h1' });
    expect(leadOf(family, 'double')?.to).toMatchObject({ kind: 'household', one: 'h1' });
  });
  it('stands in the dialog with the reason, and leads there', async () => {
    close(aCase());
    expect(screen.queryByText(say.lead.died.note)).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText(say.reason), 'died');
    await userEvent.click(screen.getByRole('button', { name: say.lead.died.act }));
    expect(router.here.place.screen).toBe('family_event');
  });
});

describe('a case of whom nobody is here', () => {
  it('is closed with its reason filled in', async () => {
    close(aCase({ gone: { how: 'died', on: '2026-11-20' } }));
    await userEvent.click(screen.getByRole('button', { name: say.act }));
    await waitFor(() => expect(core.closeCase).toHaveBeenCalledOnce());
    expect(core.closeCase.mock.calls[0]?.[2]).toMatchObject({ close_reason: 'died' });
  });
});

describe('moving a case', () => {
  it('tells since when, today unless another day is typed', async () => {
    render(MoveDialog, { page: aCase(), onmoved: () => undefined, onclose: () => undefined });
    const day = screen.getByLabelText(words.case.move.on);
    expect(day).toBeVisible();
    await userEvent.clear(day);
    await userEvent.type(day, '12/10/2026');
    await userEvent.click(screen.getByRole('button', { name: words.case.move.act }));
    await waitFor(() => expect(core.moveCase).toHaveBeenCalledOnce());
    expect(core.moveCase).toHaveBeenCalledWith('k1', 3, 'service', '', '2026-10-12');
  });
  it('says how early it can be', () => {
    render(MoveDialog, { page: aCase(), onmoved: () => undefined, onclose: () => undefined });
    expect(screen.getByText(/Paling awal 5 Okt/)).toBeVisible();
  });
});
