import { beforeEach, expect, it, vi } from 'vitest';
import { toasts } from '../../parts/toasts.svelte';
import { undoing } from './undoing.svelte';

const core = vi.hoisted(() => ({ lastAct: vi.fn(), undo: vi.fn(), choices: vi.fn() }));
vi.mock('../../bindings', () => ({ commands: core }));
vi.mock('../choice/lists.svelte', () => ({ lists: { readWords: () => Promise.resolve() } }));

const ok = (data: unknown) => Promise.resolve({ status: 'ok', data });

beforeEach(() => {
  vi.resetAllMocks();
  core.lastAct.mockReturnValue(ok({ act: 'act1', anew: true }));
});

it('says what was taken back, and then what was done again', async () => {
  undoing.said('Penyaluran P-2026-0001 ditutup');
  await vi.waitFor(() => expect(toasts.current?.undo).toBeDefined());
  core.undo.mockReturnValue(ok({ act: 'act2', again: false, hidden: [], group: false }));
  toasts.undo();
  await vi.waitFor(() =>
    expect(toasts.current?.text).toBe('Diurungkan: Penyaluran P-2026-0001 ditutup'),
  );
  core.undo.mockReturnValue(ok({ act: 'act3', again: true, hidden: [], group: false }));
  toasts.undo();
  await vi.waitFor(() =>
    expect(toasts.current?.text).toBe('Dilakukan lagi: Penyaluran P-2026-0001 ditutup'),
  );
  expect(core.undo.mock.calls).toEqual([
    ['act1', []],
    ['act2', []],
  ]);
});

it('offers no way back of the former screen in a form, also not where it comes late', async () => {
  undoing.said('Anggota keluarga tersimpan');
  await vi.waitFor(() => expect(toasts.current?.undo).toBeDefined());
  undoing.cameTo({ screen: 'person', id: 'p1' });
  expect(toasts.current?.undo).toBeDefined();
  undoing.cameTo({ screen: 'new_case' });
  expect(toasts.current?.text).toBe('Anggota keluarga tersimpan');
  expect(toasts.undo()).toBe(false);

  let answer: (found: unknown) => void = () => undefined;
  core.lastAct.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  undoing.said('Keluarga tersimpan');
  undoing.cameTo({ screen: 'new_case' });
  answer({ status: 'ok', data: { act: 'act1', anew: true } });
  await new Promise((resolve) => setTimeout(resolve));
  expect(toasts.current?.text).toBe('Keluarga tersimpan');
  expect(toasts.undo()).toBe(false);
});

it('says of a form that was saved as it stood that nothing is different, and takes nothing else back', async () => {
  core.lastAct.mockReturnValue(ok({ act: 'act1', anew: false }));
  undoing.said('Perubahan Sekar Dangan tersimpan', true);
  await vi.waitFor(() => expect(toasts.current?.text).toBe('Tidak ada yang berubah'));
  expect(toasts.undo()).toBe(false);
  core.lastAct.mockReturnValue(ok({ act: 'act2', anew: true }));
  undoing.said('Perubahan Sekar Dangan tersimpan', true);
  await vi.waitFor(() => expect(toasts.current?.undo).toBeDefined());
  expect(toasts.current?.text).toBe('Perubahan Sekar Dangan tersimpan');
  core.lastAct.mockRejectedValue(new Error('locked'));
  undoing.said('Perubahan Sekar Jali tersimpan', true);
  await vi.waitFor(() => expect(toasts.current?.text).toBe('Perubahan Sekar Jali tersimpan'));
});
