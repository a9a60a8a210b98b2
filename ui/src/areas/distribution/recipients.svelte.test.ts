import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { FormFaults } from '../../parts/form.svelte';
import { words } from '../../words/id';
import RecipientsPart from './RecipientsPart.svelte';
import { keyOf, rowOf, typedBlank } from './typing';

const core = vi.hoisted(() => ({
  distributionCandidates: vi.fn(),
  alreadyMarks: vi.fn(),
  households: vi.fn(),
  findGroup: vi.fn(),
  emergencies: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.distribution.choose;
const ok = (data: unknown) => Promise.resolve({ status: 'ok', data });
const family = (id: string, head: string) => ({
  ...{ id, number: 1, head, head_id: null, rt: '032', address: '', kk_tail: '' },
  ...{ kk_doubtful: false, members: 3, tags: [] },
});

beforeEach(() => {
  vi.resetAllMocks();
  core.distributionCandidates.mockImplementation(() => ok({ rows: [], more: false }));
  // Who was asked about is told of, or they would be asked about for ever.
  core.alreadyMarks.mockImplementation((asked: { id: string }[]) =>
    ok(asked.map(({ id }) => ({ id, programmes: [], gifts: 0, same_kind: '', open: [] }))),
  );
  core.findGroup.mockImplementation(() => ok(null));
  core.emergencies.mockImplementation(() => ok([]));
  core.households.mockImplementation(() =>
    ok([family('a', 'Sekar Dangan'), family('b', 'Sekar Jali')]),
  );
});

test('a family that is on the list is told so where it is looked for, and is on it once', async () => {
  const there = { kind: 'household' as const, id: 'a' };
  const row = rowOf({ recipient: there, name: 'Sekar Dangan', rt: '032' });
  const typed = $state({ ...typedBlank(), rows: [row] });
  render(RecipientsPart, {
    typed,
    ...{
      view: 'chosen',
      faults: new FormFaults(),
      all: { kinds: [], funds: [] },
      types: [],
      own: '',
    },
  });
  const look = async () => {
    await userEvent.type(screen.getByRole('combobox', { name: say.addFamily }), 'sekar');
    return {
      listed: await screen.findByRole('option', { name: /Sekar Dangan/ }),
      free: screen.getByRole('option', { name: /Sekar Jali/ }),
    };
  };
  const { listed, free } = await look();
  expect(within(listed).getByText(words.household.listed, { exact: false })).toBeVisible();
  expect(within(free).queryByText(words.household.listed, { exact: false })).toBeNull();

  await userEvent.click(listed);
  expect(screen.getByRole('radio', { name: say.chosen(1) })).toBeVisible();
  await userEvent.click((await look()).free);
  expect(await screen.findByRole('radio', { name: say.chosen(2) })).toBeVisible();
  expect((await look()).free).toHaveTextContent(words.household.listed);
  expect(typed.rows.map(keyOf)).toEqual(['a', 'b']);
});
