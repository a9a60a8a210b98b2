// A half-typed change of a case is there again, with its reason; the name of a group can be corrected.

import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Case } from '../../bridge';
import { router } from '../../frame/router.svelte';
import { words } from '../../words/id';
import ChangeCase from './ChangeCase.svelte';

const core = vi.hoisted(() => ({
  case: vi.fn(),
  changeCase: vi.fn(),
  lastAct: vi.fn(),
  personRow: vi.fn(),
  pmksTypes: vi.fn(),
  officers: vi.fn(),
  choices: vi.fn(),
  oftenCaseTypes: vi.fn(),
  caseTypeDoubts: vi.fn(),
  findDraft: vi.fn(),
  keepDraft: vi.fn(),
  discardDraft: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });
const page = {
  rev: 3,
  row: { id: 'k', number: 'K-2026-0001', person_id: null, rt: '', secret: false, subject: 'Pojok' },
  form: {
    ...{ subject: { kind: 'group', name: 'Pojok' }, types: [], source: 'rt', reporter: '' },
    ...{ reported_on: '2026-11-20', urgency: 'normal', secret: false, story: '', responsible: 'o' },
  },
} as unknown as Case;
const say = words.case.form;

beforeEach(() => {
  vi.resetAllMocks();
  router.reset();
  for (const command of Object.values(core)) command.mockImplementation(() => ok([]));
  core.pmksTypes.mockImplementation(() => Promise.resolve([]));
  core.case.mockImplementation(() => ok(page));
  core.findDraft.mockImplementation(() => ok());
  core.keepDraft.mockImplementation(() => ok());
  core.lastAct.mockImplementation(() => ok({ act: null, anew: true }));
});

it('is kept when it is left, with the reason of its secrecy', async () => {
  render(ChangeCase, { place: { screen: 'change_case', id: 'k' } });
  await userEvent.click(await screen.findByRole('radio', { name: new RegExp(say.secrecy.secret) }));
  await userEvent.type(screen.getByLabelText(say.secrecy.reason), 'Diminta keluarga');
  cleanup();
  await waitFor(() => expect(core.keepDraft).toHaveBeenCalled());
  const [form, subject, payload] = core.keepDraft.mock.lastCall as [string, string, string];
  expect([form, subject]).toEqual(['case', 'k']);
  core.findDraft.mockImplementation(() => ok({ payload, saved_at: '2026-11-24T06:42:00Z' }));
  render(ChangeCase, { place: { screen: 'change_case', id: 'k' } });
  expect(await screen.findByLabelText(say.secrecy.reason)).toHaveValue('Diminta keluarga');
});

const name = () => screen.findByLabelText(say.who.group);
const save = () =>
  userEvent.click(screen.getByRole('button', { name: new RegExp(say.saveChange) }));

it('corrects the name of a group, which is in its draft too', async () => {
  const { unmount } = render(ChangeCase, { place: { screen: 'change_case', id: 'k' } });
  expect(await name()).toHaveValue('Pojok');
  await userEvent.type(await name(), ' Contoh');
  unmount();
  await waitFor(() => expect(core.keepDraft).toHaveBeenCalled());
  const [, , payload] = core.keepDraft.mock.lastCall as [string, string, string];
  core.findDraft.mockImplementation(() => ok({ payload, saved_at: '2026-11-24T06:42:00Z' }));
  core.changeCase.mockImplementation(() => ok({ ...page.row, masked: false }));
  render(ChangeCase, { place: { screen: 'change_case', id: 'k' } });
  expect(await name()).toHaveValue('Pojok Contoh');
  await save();
  await waitFor(() => expect(core.changeCase).toHaveBeenCalledOnce());
  const subject = { kind: 'group', name: 'Pojok Contoh' };
  expect(core.changeCase).toHaveBeenCalledWith('k', 3, expect.objectContaining({ subject }), '');
});

it('says at its name that a group needs one', async () => {
  core.changeCase.mockImplementation(() =>
    Promise.resolve({ status: 'error', error: [{ code: 'required', field: 'subject' }] }),
  );
  render(ChangeCase, { place: { screen: 'change_case', id: 'k' } });
  await userEvent.clear(await name());
  await save();
  const box = await name();
  await waitFor(() => expect(box).toHaveAccessibleDescription(say.who.groupMissing));
  expect(core.changeCase).toHaveBeenCalledWith(
    'k',
    3,
    expect.objectContaining({ subject: null }),
    '',
  );
});

it('leaves whom a case is about who is a resident', async () => {
  const subject = { kind: 'person', id: 'a' } as const;
  const row = { ...page.row, person_id: 'a', subject: 'Sekar Dangan' };
  core.case.mockImplementation(() => ok({ ...page, row, form: { ...page.form, subject } }));
  const person = {
    ...{ id: 'a', number: 1, name: 'Sekar Dangan', nickname: '', sex: '', age: null },
    ...{ age_is_guess: true, dwelling: 'rt', rt: '032', address: '', nik_tail: '' },
    ...{ nik_doubtful: false, life: 'here' },
  };
  core.personRow.mockImplementation(() => ok(person));
  core.changeCase.mockImplementation(() => ok({ ...row, masked: false }));
  render(ChangeCase, { place: { screen: 'change_case', id: 'k' } });
  expect(await screen.findByText('Sekar Dangan')).toBeVisible();
  expect(screen.queryByLabelText(say.who.group)).toBeNull();
  await save();
  await waitFor(() => expect(core.changeCase).toHaveBeenCalledOnce());
  expect(core.changeCase).toHaveBeenCalledWith('k', 3, expect.objectContaining({ subject }), '');
});
