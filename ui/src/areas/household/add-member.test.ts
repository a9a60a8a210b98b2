// A member who is half typed is not lost with the dialog.

import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Household } from '../../bridge';
import { words } from '../../words/id';
import AddMemberDialog, { type TypedMember } from './AddMemberDialog.svelte';

const core = vi.hoisted(() => ({
  searchPersons: vi.fn(),
  lookAlikePersons: vi.fn(),
  joinHousehold: vi.fn(),
  keepDraft: vi.fn(),
  discardDraft: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });

const say = words.household.page;
const quick = words.person.quick;
const family = { id: 'h1', members: [], form: { rt: '032' } } as unknown as Household;
const half: TypedMember = {
  person: null,
  relation: '4',
  quick: { name: 'Sekar Dangan', dwelling: 'rt', rt: '032', sex: '', years: 9 },
};
const onsaved = vi.fn();
const onclose = vi.fn();
const shown = (state: TypedMember | null = null) =>
  render(AddMemberDialog, {
    ...{ family, onsaved, onclose, onfresh: () => undefined },
    kept: state && { state, when: 'pukul 13.42' },
  });

beforeEach(() => {
  vi.resetAllMocks();
  for (const command of Object.values(core)) command.mockImplementation(() => ok());
  core.lookAlikePersons.mockImplementation(() => ok([]));
});

it('leads to who is being written down before it adds anybody', async () => {
  shown(half);
  await userEvent.click(screen.getByRole('button', { name: say.addMember }));
  expect(await screen.findByText(quick.unfinished('Sekar Dangan'))).toBeVisible();
  expect(core.joinHousehold).not.toHaveBeenCalled();
});

it('keeps what is typed when it is closed, and begins with it again', async () => {
  shown({ ...half, quick: null });
  await userEvent.selectOptions(screen.getByLabelText(words.person.form.fields.relation), '1');
  await userEvent.click(screen.getByRole('button', { name: words.terms.acts.cancel }));
  expect(onclose).toHaveBeenCalledOnce();
  cleanup();
  await waitFor(() => expect(core.keepDraft).toHaveBeenCalledOnce());
  const [form, subject, payload] = core.keepDraft.mock.lastCall as [string, string, string];
  expect([form, subject]).toEqual(['household_member', 'h1']);
  shown(JSON.parse(payload) as TypedMember);
  expect(screen.getByLabelText(words.person.form.fields.relation)).toHaveValue('1');
  expect(screen.getByText(words.parts.draft.restored('pukul 13.42'))).toBeVisible();
});
