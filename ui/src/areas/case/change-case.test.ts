// A half-typed change of a case is there again, with its reason.

import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Case } from '../../bridge';
import { router } from '../../frame/router.svelte';
import { words } from '../../words/id';
import ChangeCase from './ChangeCase.svelte';

const core = vi.hoisted(() => ({
  case: vi.fn(),
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
