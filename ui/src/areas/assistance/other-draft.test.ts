// A new gift keeps one draft: opened for somebody or something else, the form asks before it is lost or goes astray.

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PersonRow } from '../../bridge';
import type { Place } from '../../frame/places';
import { router } from '../../frame/router.svelte';
import { words } from '../../words/id';
import AssistanceForm from './AssistanceForm.svelte';
import { typedBlank, type TypedAssistance } from './typing';

const core = vi.hoisted(() => ({
  assistanceKinds: vi.fn(),
  funds: vi.fn(),
  personRow: vi.fn(),
  cases: vi.fn(),
  casesForAssistance: vi.fn(),
  alreadyGot: vi.fn(),
  findDraft: vi.fn(),
  keepDraft: vi.fn(),
  discardDraft: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });

const say = words.assistance.form;
const person = (id: string, name: string): PersonRow => ({
  ...{ id, number: 1, name, nickname: '', sex: '', age: null, age_is_guess: true },
  ...{ dwelling: 'rt', rt: '032', address: '', nik_tail: '', nik_doubtful: false, life: 'here' },
});
const a = person('a', 'Sekar Dangan');
const b = person('b', 'Truntum Garuda');

const left = (known: Partial<TypedAssistance>) =>
  core.findDraft.mockImplementation(() =>
    ok({
      payload: JSON.stringify(typedBlank({ amount: 275_000, ...known })),
      saved_at: '2026-11-24T06:42:00Z',
    }),
  );
function put(known: Omit<Extract<Place, { screen: 'assistance_form' }>, 'screen' | 'id'>) {
  render(AssistanceForm, { place: { screen: 'assistance_form', id: null, ...known } });
}
const question = (about: string) => new RegExp(say.otherDraft(about, '.+'));
const amount = () => screen.findByLabelText(new RegExp(say.amount.money));

beforeEach(() => {
  vi.resetAllMocks();
  router.reset();
  for (const command of Object.values(core)) command.mockImplementation(() => ok([]));
  core.alreadyGot.mockImplementation(() => ok({ programmes: [], gifts: [], gifts_amount: 0 }));
  core.personRow.mockImplementation((id: string) => ok(id === 'a' ? a : b));
  core.keepDraft.mockImplementation(() => ok());
  core.discardDraft.mockImplementation(() => ok());
});

it('a draft for somebody else is asked about, and goes on as it was', async () => {
  left({ person: a });
  put({ person: 'b' });
  expect(await screen.findByText(question('Sekar Dangan'))).toBeVisible();
  expect(screen.queryByLabelText(new RegExp(say.amount.money))).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: words.parts.draft.goOn }));
  expect(await amount()).toHaveValue('275.000');
  expect(screen.getByText('Sekar Dangan')).toBeVisible();
  expect(core.discardDraft).not.toHaveBeenCalled();
});

it('thrown away, it makes room for whom the form was opened for', async () => {
  left({ person: a });
  put({ person: 'b' });
  await screen.findByText(question('Sekar Dangan'));
  await userEvent.click(screen.getByRole('button', { name: words.terms.acts.discardDraft }));
  expect(await amount()).toHaveValue('');
  expect(screen.getByText('Truntum Garuda')).toBeVisible();
  expect(core.discardDraft).toHaveBeenCalledExactlyOnceWith('assistance', '');
});

it('a draft of another case of the same person is asked about, with its number', async () => {
  core.cases.mockImplementation(() => ok([{ id: 'k1', number: 'K-2026-0001' }]));
  left({ person: a, case_id: 'k1' });
  put({ person: 'a', case: 'k2' });
  expect(
    await screen.findByText(question(`Sekar Dangan, ${say.inCase('K-2026-0001')}`)),
  ).toBeVisible();
});

it('a draft for a family is not for the person who was chosen before', async () => {
  const household = { id: 'h', head: 'Udan Liris' } as never;
  left({ to: 'household', person: a, household });
  put({ person: 'a' });
  expect(await screen.findByText(question(words.assistance.family('Udan Liris')))).toBeVisible();
});

it.each([
  ['the same person and case', { person: 'a', case: 'k1' }],
  ['the same person, without a case', { person: 'a' }],
  ['nobody', {}],
])('opened for %s, it goes on without a question', async (_, known) => {
  left({ person: a, case_id: 'k1' });
  put(known);
  expect(await screen.findByText(new RegExp(words.parts.draft.restored('.+')))).toBeVisible();
  expect(await amount()).toHaveValue('275.000');
});
