import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FamilyMerge, FamilyMergePreview, Household, MovedKind } from '../../bridge';
import { router } from '../../frame/router.svelte';
import { words } from '../../words/id';
import MergeFamilies from './MergeFamilies.svelte';

const core = vi.hoisted(() => ({
  previewFamilyMerge: vi.fn(),
  previewPersonMerge: vi.fn(),
  mergeFamilies: vi.fn(),
  judgeNotSame: vi.fn(),
  pmksTypes: vi.fn(),
  lastAct: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.merging.page;
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });
const refused = (...error: object[]) => Promise.resolve({ status: 'error', error });

const form = (rt: string) => ({
  rt,
  address: '',
  kampung: '',
  kk: '',
  kk_unfinished: false,
  note: '',
});
const family = (id: string, number: number, head: string) =>
  ({
    ...{ id, rev: number, number, kk_doubts: [], withdrawn: '', form: form(`03${number}`) },
    members: [{ person: { id: `${id}-head`, name: head }, relation: 1 }],
  }) as unknown as Household;
const old = family('old', 1, 'Sekar Dangan');
const fresh = family('new', 2, 'Pak Gringsing');
const told = (keep: Household, gone: Household) =>
  ({
    ...{ keep: { household: keep, changed_at: '' }, gone: { household: gone, changed_at: '' } },
    ...{ suggested: keep.form, same: [], moves: [], cases: [], refused: null },
  }) as FamilyMergePreview;

const member = (id: string, number: number, year: number) => ({
  person: {
    ...{ id, rev: 7, number, life: 'here', life_date: '', life_note: '', withdrawn: '' },
    form: {
      ...{ name: 'Sekar', nickname: '', sex: '', birth_place: '', papers: 'unknown', note: '' },
      ...{ nik: '', nik_unfinished: false, nik_shared: true, marital_status: 0 },
      ...{ occupation: '', phone: '', dwelling: 'rt', rt: '032', address: '', kampung: '' },
      birth: { kind: 'year', year },
    },
  },
  ...{ changed_at: '', family: null, family_number: '', relation: 1, alone: true },
  ...{ family_moves: [], later: [] },
});
/** Two members who are the same, with a case that moves and a notice on both sides. */
function same() {
  const [keep, gone] = [member('old-head', 1, 1950), member('new-head', 9, 1952)];
  return {
    ...{ keep, gone, suggested: gone.person.form, life_of: 'old-head', family_of: 'old-head' },
    ...{ why: [], same_type: [], notices: true, refused: null },
    moves: [{ what: 'cases', count: 1 }],
  };
}

async function aPair() {
  const drawn = render(MergeFamilies, { one: 'old', other: 'new', review: true });
  await screen.findByRole('button', { name: new RegExp(say.save) });
  return drawn;
}
const save = () => userEvent.click(screen.getByRole('button', { name: new RegExp(say.save) }));
const who = (name: string) => screen.findByLabelText(say.memberOf(name));

beforeEach(() => {
  vi.resetAllMocks();
  router.reset();
  for (const command of Object.values(core)) command.mockImplementation(() => ok());
  core.lastAct.mockImplementation(() => ok({ act: null, anew: true }));
  core.previewFamilyMerge.mockImplementation((keep: string) =>
    ok(keep === 'old' ? told(old, fresh) : told(fresh, old)),
  );
});

describe('two families beside each other', () => {
  it('ask for everybody of whom nothing is said yet, at their own box', async () => {
    await aPair();
    await save();
    expect(core.mergeFamilies).not.toHaveBeenCalled();
    expect(screen.getByRole('alert')).toHaveTextContent('Pilih siapa Pak Gringsing ini');
    expect(await who('Pak Gringsing')).toHaveFocus();
  });

  it('show what the core refuses at the line that it is about', async () => {
    core.mergeFamilies.mockImplementation(() => refused({ code: 'bad_rt', field: 'rt' }));
    await aPair();
    await userEvent.selectOptions(await who('Pak Gringsing'), '2');
    await save();
    const summary = await screen.findByRole('alert');
    await userEvent.click(await screen.findByRole('button', { name: /Tulis angka 1 sampai 999/ }));
    expect(summary).toBeVisible();
    expect(document.activeElement).toBeInstanceOf(HTMLInputElement);
    expect(document.activeElement?.closest('[data-field]')).toHaveAttribute('data-field', 'home');
  });

  it('are those that are shown, also when changing places did not succeed', async () => {
    await aPair();
    core.previewFamilyMerge.mockImplementation(() => refused({ code: 'disk_failed', field: '' }));
    await userEvent.click(screen.getByRole('radio', { name: words.household.number(2) }));
    await screen.findByRole('alert');
    await userEvent.selectOptions(await who('Pak Gringsing'), '2');
    await save();
    const sent = { keep: 'old', keep_rev: 1, gone: 'new', gone_rev: 2 };
    expect(core.mergeFamilies).toHaveBeenCalledWith(expect.objectContaining(sent));
  });

  it('tell each kind of what goes along in its own word', async () => {
    const kinds: Record<MovedKind, string> = {
      cases: '2 kasus',
      assistance: '2 bantuan',
      questions: '2 pertanyaan',
      attachments: '2 lampiran',
      notice: '2 dasar pencatatan',
      family_visits: '2 kunjungan keluarga',
      poverty_checks: '2 cek cepat',
      listings: '2 keterangan DTSEN atau KSJPS',
      emergency_lines: '2 baris daftar darurat',
      distribution_rows: '2 baris daftar penyaluran',
      attendance: '2 baris daftar hadir',
      business_places: '2 keanggotaan usaha kelompok',
      tags: '2 label',
    };
    const moves = Object.keys(kinds).map((what) => ({ what: what as MovedKind, count: 2 }));
    core.previewFamilyMerge.mockImplementation(() => ok({ ...told(old, fresh), moves }));
    await aPair();
    for (const line of Object.values(kinds)) expect(screen.getByText(line)).toBeVisible();
    expect(screen.queryByText(words.merging.consequences.nothing)).toBeNull();
  });

  it('are found as they were chosen when the page is drawn anew', async () => {
    const { unmount } = await aPair();
    await userEvent.click(screen.getByRole('radio', { name: /RT 032/ }));
    await userEvent.selectOptions(await who('Pak Gringsing'), '2');
    unmount();
    await aPair();
    expect(screen.getByRole('radio', { name: /RT 032/ })).toBeChecked();
    expect(await who('Pak Gringsing')).toHaveValue('2');
  });

  it('are not made one as long as two members who are the same could not be shown, and are tried again', async () => {
    core.previewPersonMerge.mockImplementation(() => refused({ code: 'disk_failed' }));
    await aPair();
    await userEvent.selectOptions(await who('Pak Gringsing'), 'same old-head');
    expect(await screen.findByText(say.sameMemberFailed)).toBeVisible();
    core.previewPersonMerge.mockImplementation(() => ok(same()));
    await save();
    expect(core.mergeFamilies).not.toHaveBeenCalled();
    // The summary says it without its full stop.
    const unread = say.unread('Pak Gringsing').slice(0, -1);
    expect(await screen.findByRole('button', { name: unread })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: words.terms.acts.retry }));
    expect(await screen.findByText(words.merging.consequences.notices)).toBeVisible();
    expect(screen.queryByText(say.sameMemberFailed)).toBeNull();
    await save();
    expect(core.mergeFamilies).toHaveBeenCalledOnce();
  });

  it('offer the fields of two members who are the same, tell what moves with them, and send what was picked', async () => {
    core.previewPersonMerge.mockImplementation(() => ok(same()));
    await aPair();
    expect(screen.getByText(words.merging.consequences.nothing)).toBeVisible();
    await userEvent.selectOptions(await who('Pak Gringsing'), 'same old-head');
    expect(await screen.findByText('1 kasus')).toBeVisible();
    await userEvent.click(await screen.findByRole('radio', { name: /Lahir.*1950/i }));
    await save();
    const sent = core.mergeFamilies.mock.calls[0]?.[0] as FamilyMerge;
    expect(sent.members).toEqual([]);
    expect(sent.same[0]).toMatchObject({
      ...{ keep: 'old-head', keep_rev: 7, gone: 'new-head', gone_rev: 7, life_of: 'old-head' },
      form: { birth: { kind: 'year', year: 1950 } },
    });
  });
});
