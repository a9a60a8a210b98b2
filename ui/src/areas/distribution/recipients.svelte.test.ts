import { fireEvent, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { FormFaults } from '../../parts/form.svelte';
import { words } from '../../words/id';
import RecipientsPart from './RecipientsPart.svelte';
import { keyOf, rowOf, typedBlank } from './typing';

const core = vi.hoisted(() => ({
  candidatesInSight: vi.fn(),
  distributionCandidates: vi.fn(),
  alreadyMarks: vi.fn(),
  alreadySum: vi.fn(),
  familySizes: vi.fn(),
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

const none = { since: '2026-10-01', same_kind: [] as string[], open: [] as unknown[] };
const candidate = (id: string) => ({
  ...{ recipient: { kind: 'household' as const, id }, name: `Sekar ${id}` },
  ...{ rt: '032', address: '', age: null },
});
/** The part with these proposed, of whom these are chosen. */
function aPart(proposed: readonly string[], chosen: readonly string[] = []) {
  core.candidatesInSight.mockImplementation(() =>
    ok({ rows: proposed.slice(0, 40).map(candidate), more: proposed.length > 40 }),
  );
  core.distributionCandidates.mockImplementation(() =>
    ok({ rows: proposed.map(candidate), more: false }),
  );
  const blank = typedBlank();
  const typed = $state({
    ...blank,
    gift: { ...blank.gift, kind: 'WK_SEMBAKO' },
    rows: chosen.map((id) => rowOf(candidate(id))),
  });
  render(RecipientsPart, {
    typed,
    ...{ view: chosen.length > 0 ? 'chosen' : 'proposed', faults: new FormFaults() },
    ...{ all: { kinds: [], funds: [] }, types: [], own: 'P-2026-0009' },
  });
  return typed;
}

beforeEach(() => {
  vi.resetAllMocks();
  core.candidatesInSight.mockImplementation(() => ok({ rows: [], more: false }));
  // Who was asked about is told of, or they would be asked about for ever.
  core.alreadyMarks.mockImplementation((asked: { id: string }[]) =>
    ok(asked.map(({ id }) => ({ id, programmes: [], gifts: 0, same_kind: '', open: [] }))),
  );
  core.alreadySum.mockImplementation(() => ok(none));
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

const everybody = Array.from({ length: 350 }, (_, at) => `k${at}`);
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
const asked = () =>
  core.alreadySum.mock.calls.map(([who]: { id: string }[][]) => who?.map(({ id }) => id));

test('nothing is counted or done as long as only those in sight are there', async () => {
  const typed = aPart(everybody);
  let answer: (found: unknown) => void = () => undefined;
  const held = () => new Promise((resolve) => (answer = resolve));
  core.distributionCandidates.mockImplementation(held);
  const all = await screen.findByRole('button', { name: say.all() });
  expect(await screen.findByText('Keluarga Sekar k0')).toBeVisible();
  await vi.waitFor(() => expect(core.distributionCandidates).toHaveBeenCalledOnce());
  expect(all).toBeDisabled();
  expect(screen.getByRole('button', { name: say.none() })).toBeDisabled();
  expect(screen.queryByText(say.found(40, true))).toBeNull();

  // What comes of another filter counts for nothing.
  const late = answer;
  core.candidatesInSight.mockImplementation(() => ok({ rows: [candidate('z')], more: false }));
  await userEvent.selectOptions(screen.getByLabelText(words.person.form.fields.sex), 'P');
  await press(say.all(1));
  late(await ok({ rows: everybody.map(candidate), more: false }));
  await new Promise((resolve) => setTimeout(resolve));
  expect(typed.rows.map(keyOf)).toEqual(['z']);
  expect(screen.getByText(say.found(1, false))).toBeVisible();
});

test('all that a filter finds are looked for when it rests', async () => {
  aPart(everybody);
  await screen.findByRole('button', { name: say.all(350) });
  core.distributionCandidates.mockClear();
  const sex = screen.getByLabelText(words.person.form.fields.sex);
  vi.useFakeTimers();
  for (const one of ['L', 'P']) {
    await fireEvent.change(sex, { target: { value: one } });
    await vi.advanceTimersByTimeAsync(100);
    expect(core.candidatesInSight).toHaveBeenLastCalledWith(expect.objectContaining({ sex: one }));
  }
  expect(screen.getByRole('button', { name: say.all() })).toBeDisabled();
  expect(core.distributionCandidates).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(300);
  vi.useRealTimers();
  expect(await screen.findByRole('button', { name: say.all(350) })).toBeEnabled();
  expect(core.distributionCandidates).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ sex: 'P' }),
  );
});

test('who already got the same is told of all that are chosen at once, seen and unchosen', async () => {
  core.alreadySum.mockImplementation(() =>
    ok({
      ...none,
      same_kind: ['k3', 'k300'],
      open: [
        { number: 'P-2026-0002', ids: ['k3', 'k349'] },
        { number: 'P-2026-0009', ids: ['k7'] },
      ],
    }),
  );
  const typed = aPart(everybody);
  await press(say.all(350));
  const sentence = say.alreadySum(2, '2026-10-01', [['P-2026-0002', 2]]);
  expect(sentence).toBe(
    'Di antara yang dipilih: 2 sudah menerima jenis ini sejak 1 Oktober 2026, 2 sudah di daftar P-2026-0002.',
  );
  expect(await screen.findByText(sentence)).toBeVisible();
  expect(asked()).toEqual([everybody]);

  await press(say.showThem);
  expect(screen.getByRole('radio', { name: say.chosen(350) })).toBeChecked();
  expect(screen.getAllByText(/^Keluarga Sekar k/).map((cell) => cell.textContent)).toEqual([
    'Keluarga Sekar k3',
    'Keluarga Sekar k300',
    'Keluarga Sekar k349',
  ]);
  await press(say.showAll);
  expect(screen.getByText('Keluarga Sekar k0')).toBeVisible();

  await press(say.letThemGo);
  expect(typed.rows.map(keyOf)).toEqual(
    everybody.filter((id) => !['k3', 'k300', 'k349'].includes(id)),
  );
  expect(screen.queryByText(/Di antara yang dipilih/)).toBeNull();
  // In their old places, as long as nothing else was done.
  await press(say.putBack);
  expect(typed.rows.map(keyOf)).toEqual(everybody);
  expect(await screen.findByText(sentence)).toBeVisible();
  expect(asked()).toHaveLength(1);
});

test("what cannot be told stands in nobody's way", async () => {
  core.alreadySum.mockImplementation(() => Promise.reject(new Error('lost')));
  const typed = aPart(['a', 'b']);
  await press(say.all(2));
  expect(await screen.findByText(say.alreadyUnread)).toBeVisible();
  expect(typed.rows).toHaveLength(2);
  expect(asked()).toHaveLength(1);
});

test('each family gets a share for each of its members in one press, and as it was in another', async () => {
  core.familySizes.mockImplementation((ids: string[]) =>
    ok(ids.map((id) => ({ id, here: id === 'a' ? 4 : 1 }))),
  );
  const typed = aPart([], ['a', 'b']);
  await press(say.byMembers);
  expect(await screen.findByText(say.byMembersDone)).toBeVisible();
  expect(typed.rows.map((row) => row.shares)).toEqual([4, 1]);
  expect(core.familySizes).toHaveBeenCalledExactlyOnceWith(['a', 'b']);
  await press(say.putBack);
  expect(typed.rows.map((row) => row.shares)).toEqual([1, 1]);

  typed.gift.form = 'money';
  await press(say.byMembers);
  expect(await screen.findByText(say.byMembersAmount)).toBeVisible();
  typed.gift.amount = 50_000;
  await press(say.byMembers);
  await vi.waitFor(() => expect(typed.rows.map((row) => row.amount)).toEqual([200_000, null]));
  expect(screen.queryByText(say.byMembersAmount)).toBeNull();
});
