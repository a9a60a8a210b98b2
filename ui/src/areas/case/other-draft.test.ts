// A new case keeps one draft: opened for somebody else, the form asks whether to go on with it.

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PersonRow } from '../../bridge';
import { router } from '../../frame/router.svelte';
import { words } from '../../words/id';
import NewCase from './NewCase.svelte';
import { emptyCase, type TypedCase } from './typing.svelte';

const core = vi.hoisted(() => ({
  pmksTypes: vi.fn(),
  officers: vi.fn(),
  choices: vi.fn(),
  oftenCaseTypes: vi.fn(),
  caseMarks: vi.fn(),
  casesOfHousehold: vi.fn(),
  personRow: vi.fn(),
  householdRow: vi.fn(),
  findDraft: vi.fn(),
  keepDraft: vi.fn(),
  discardDraft: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });

const say = words.case.form;
const person = (id: string, name: string): PersonRow => ({
  ...{ id, number: 1, name, nickname: '', sex: '', age: null, age_is_guess: true },
  ...{ dwelling: 'rt', rt: '032', address: '', nik_tail: '', nik_doubtful: false, life: 'here' },
});
const a = person('a', 'Sekar Dangan');
const b = person('b', 'Truntum Garuda');
const family = {
  ...{ id: 'h', number: 7, head: 'Sekar Dangan', head_id: 'a', rt: '032', address: '' },
  ...{ kk_tail: '', kk_doubtful: false, members: 2, tags: [] },
};

const left = (known: Partial<TypedCase>) =>
  core.findDraft.mockImplementation(() =>
    ok({
      payload: JSON.stringify({ ...emptyCase('o'), story: 'Atap dapur bocor.', ...known }),
      saved_at: '2026-11-24T06:42:00Z',
    }),
  );
function put(known: { person?: string; household?: string }) {
  render(NewCase, { place: { screen: 'new_case', ...known } });
}
const question = (about: string) => new RegExp(say.otherDraft(about, '.+'));
const story = () => screen.findByLabelText(new RegExp(say.story));

beforeEach(() => {
  vi.resetAllMocks();
  router.reset();
  for (const command of Object.values(core)) command.mockImplementation(() => ok([]));
  core.pmksTypes.mockImplementation(() => Promise.resolve([]));
  core.personRow.mockImplementation((id: string) => ok(id === 'a' ? a : b));
  core.householdRow.mockImplementation(() => ok(family));
  core.keepDraft.mockImplementation(() => ok());
  core.discardDraft.mockImplementation(() => ok());
});

it('a draft about somebody else is asked about, and goes on as it was', async () => {
  left({ person: a });
  put({ person: 'b' });
  expect(await screen.findByText(question('Sekar Dangan'))).toBeVisible();
  expect(screen.queryByLabelText(new RegExp(say.story))).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: words.parts.draft.goOn }));
  expect(await story()).toHaveValue('Atap dapur bocor.');
  expect(screen.getByText('Sekar Dangan')).toBeVisible();
  expect(core.discardDraft).not.toHaveBeenCalled();
});

it('thrown away, it makes room for whom the form was opened for', async () => {
  left({ person: a });
  put({ person: 'b' });
  await screen.findByText(question('Sekar Dangan'));
  await userEvent.click(screen.getByRole('button', { name: words.terms.acts.discardDraft }));
  expect(await story()).toHaveValue('');
  expect(screen.getByText('Truntum Garuda')).toBeVisible();
  expect(core.discardDraft).toHaveBeenCalledExactlyOnceWith('case', '');
});

it.each([
  ['the head of the family', { person: a }, 'Sekar Dangan'],
  ['a group', { kind: 'group', group: 'Paguyuban Contoh' } as const, 'Paguyuban Contoh'],
  ['nobody yet', {}, say.nobodyYet],
])('opened for a family, a draft about %s is asked about', async (_, known, about) => {
  left(known);
  put({ household: 'h' });
  expect(await screen.findByText(question(about))).toBeVisible();
});

it.each([
  ['the same person', { person: 'a' }],
  ['nobody', {}],
])('opened for %s, it goes on without a question', async (_, known) => {
  left({ person: a });
  put(known);
  expect(await screen.findByText(say.restored)).toBeVisible();
  expect(await story()).toHaveValue('Atap dapur bocor.');
});
