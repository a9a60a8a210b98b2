// A member who is half typed is not lost with the dialog.

import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Household, PersonRow } from '../../bridge';
import { words } from '../../words/id';
import AddMemberDialog, { type TypedMember } from './AddMemberDialog.svelte';

const core = vi.hoisted(() => ({
  persons: vi.fn(),
  similarPersons: vi.fn(),
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

it('moves nobody of whom it was not asked, when somebody else is chosen after the question', async () => {
  const sekar = (id: string): PersonRow => ({
    ...{ id, number: 1, name: `Sekar ${id}`, nickname: '', sex: '', age: null },
    ...{ age_is_guess: false, dwelling: 'rt', rt: '032', address: '', nik_tail: '' },
    ...{ nik_doubtful: false, life: 'here' },
  });
  const [one, other] = [sekar('p1'), sekar('p2')];
  core.persons.mockImplementation(() => ok([other]));
  core.similarPersons.mockImplementation(() => ok([]));
  const values = { name: one.name, head: 'Kawung', number: '7' };
  core.joinHousehold.mockImplementation(() =>
    Promise.resolve({
      status: 'error',
      error: [{ code: 'in_another_household', field: 'members', values }],
    }),
  );
  shown({ person: one, relation: '4', quick: null });
  await userEvent.click(screen.getByRole('button', { name: say.addMember }));
  const asked = await screen.findByRole('button', { name: words.household.move.yes });
  const box = screen.getByRole('combobox', { name: new RegExp(words.person.search.label) });
  await userEvent.clear(box);
  await userEvent.type(box, 'Sekar p2');
  await userEvent.click(await screen.findByRole('option', { name: /^Sekar p2/ }));
  await waitFor(() => expect(asked).not.toBeInTheDocument());
});
