import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { PersonRow } from '../../bridge';
import { words } from '../../words/id';
import HouseholdFormFields from './HouseholdFormFields.svelte';
import { typedBlank } from './typing';

const core = vi.hoisted(() => ({
  addHousehold: vi.fn(),
  addPerson: vi.fn(),
  lookAlikePersons: vi.fn(),
  lastAct: vi.fn(),
  keepDraft: vi.fn(),
  findGroup: vi.fn(),
  groupLacksRt: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));

const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });
const say = words.household.form;
const quick = words.person.quick;
const sekar: PersonRow = {
  ...{ id: 'a', number: 1, name: 'Sekar Dangan', nickname: '', sex: '', age: null },
  ...{ age_is_guess: false, dwelling: 'rt', rt: '032', address: '', nik_tail: '' },
  ...{ nik_doubtful: false, life: 'here' },
};
/** Its key stands in it too. */
const button = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) });

beforeEach(() => {
  vi.resetAllMocks();
  for (const command of Object.values(core)) command.mockImplementation(() => ok());
  core.lastAct.mockImplementation(() => ok({ act: null, anew: true }));
  core.lookAlikePersons.mockImplementation(() => ok([]));
  core.addHousehold.mockImplementation(() => ok({ id: 'h', head: 'Sekar Dangan' }));
  core.addPerson.mockImplementation(() => ok(sekar));
});

it('leads to a new resident who is not saved yet before the family is saved without them', async () => {
  const half = { name: 'Sekar Dangan', dwelling: 'rt', rt: '032', sex: '', years: null } as const;
  render(HouseholdFormFields, {
    ...{ id: null, name: '', onfresh: () => undefined },
    start: { ...typedBlank(), quick: { ...half } },
  });
  await userEvent.click(button(say.save));
  expect(core.addHousehold).not.toHaveBeenCalled();
  expect(screen.getByRole('alert')).toHaveTextContent(quick.unfinished('Sekar Dangan'));
  expect(button(quick.save)).toHaveFocus();

  await userEvent.click(button(quick.save));
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: quick.save })).toBeNull());
  await userEvent.click(button(say.save));
  await vi.waitFor(() => expect(core.addHousehold).toHaveBeenCalledOnce());
  expect(core.addHousehold.mock.calls[0]?.[1]).toEqual([{ person: 'a', relation: 1 }]);
});

it('is saved once the new resident is left alone', async () => {
  const half = { name: 'Sekar Dangan', dwelling: 'rt', rt: '', sex: '', years: null } as const;
  render(HouseholdFormFields, {
    ...{ id: null, name: '', onfresh: () => undefined },
    start: { ...typedBlank(), quick: { ...half } },
  });
  await userEvent.click(button(words.terms.acts.cancel));
  await userEvent.click(button(say.save));
  await vi.waitFor(() => expect(core.addHousehold).toHaveBeenCalledOnce());
});

it('says on leaving that the group has no such RT, and saves it all the same', async () => {
  core.groupLacksRt.mockImplementation((rt: string) => ok(rt === '077'));
  const start = typedBlank();
  start.members = [{ person: sekar, relation: '1' }];
  render(HouseholdFormFields, { ...{ id: null, name: '', onfresh: () => undefined }, start });
  const box = screen.getByLabelText(/^RT/);
  await userEvent.type(box, '77');
  await userEvent.tab();
  const told = words.person.form.rtLacked('077');
  await vi.waitFor(() => expect(box).toHaveAccessibleDescription(told));
  await userEvent.click(button(say.save));
  await vi.waitFor(() => expect(core.addHousehold).toHaveBeenCalledOnce());
  await userEvent.clear(box);
  await userEvent.type(box, '32');
  expect(screen.queryByText(told)).toBeNull();
});

it('keeps a half-typed resident when Esc is pressed, and says how to go on', async () => {
  const half = { name: 'Sekar Dangan', dwelling: 'rt', rt: '', sex: 'P', years: 9 } as const;
  render(HouseholdFormFields, {
    ...{ id: null, name: '', onfresh: () => undefined },
    start: { ...typedBlank(), quick: { ...half } },
  });
  await vi.waitFor(() => expect(document.activeElement).toHaveAttribute('data-field', 'quick_rt'));
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('alert')).toHaveTextContent(quick.unfinished('Sekar Dangan'));
  expect(screen.getByLabelText(new RegExp(`^${quick.age}`))).toHaveValue('9');
});
