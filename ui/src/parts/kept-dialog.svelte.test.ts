import { beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../bridge';
import { router } from '../frame/router.svelte';
import { KeptDialog, resumes } from './kept-dialog.svelte';

vi.mock('../bridge', async (original) => ({
  ...(await original<object>()),
  commands: { findDraft: vi.fn() },
}));

const left = (payload: string | null) =>
  vi.mocked(commands.findDraft).mockResolvedValue({
    status: 'ok',
    data: payload === null ? null : ({ payload, saved_at: '2026-11-29T08:00:00Z' } as never),
  });
const aDialog = () => new KeptDialog<{ note: string }>('flag_case', () => 'c1');

describe('a dialog that keeps a draft', () => {
  beforeEach(() => {
    router.reset();
    left(null);
  });

  it('opens empty for who asks for it', async () => {
    const dialog = aDialog();
    await dialog.open();
    expect(dialog.now).toEqual({ kept: null });
    dialog.close();
    expect(dialog.now).toBeNull();
  });
  it('opens with what was left', async () => {
    left('{"note":"Bu Truntum"}');
    const dialog = aDialog();
    await dialog.open();
    expect(dialog.now?.kept?.state).toEqual({ note: 'Bu Truntum' });
    dialog.fresh();
    expect(dialog.now).toEqual({ kept: null });
  });
  it('does not open by itself where nothing was left', async () => {
    const dialog = aDialog();
    await dialog.resume();
    expect(dialog.now).toBeNull();
  });
  it('does not open by itself where it cannot be told what was left', async () => {
    vi.mocked(commands.findDraft).mockRejectedValue(new Error('disk'));
    const dialog = aDialog();
    await dialog.resume();
    expect(dialog.now).toBeNull();
  });
  it('opens by itself again after a lock, but not once it was closed', async () => {
    left('{"note":"Bu Truntum"}');
    await aDialog().resume();
    const dialog = aDialog();
    await dialog.resume();
    expect(dialog.now).not.toBeNull();
    dialog.close();
    // The screen is drawn anew, at the same place, after each undo.
    const later = aDialog();
    await later.resume();
    expect(later.now).toBeNull();
    await later.open();
    expect(later.now?.kept).not.toBeNull();
  });
  it('is another one at another place', async () => {
    left('{"note":"Bu Truntum"}');
    aDialog().close();
    router.go({ screen: 'case', id: 'c1', asking: true });
    const dialog = aDialog();
    await dialog.resume();
    expect(dialog.now).not.toBeNull();
  });
  it('that was opened meanwhile is left alone', async () => {
    left('{"note":"Bu Truntum"}');
    const dialog = aDialog();
    const resuming = dialog.resume();
    dialog.fresh();
    await resuming;
    expect(dialog.now).toEqual({ kept: null });
  });
});

describe('a form on its page', () => {
  it('resumes until it was left', () => {
    router.reset();
    expect(resumes('plan_goal', 'g1')).toBe(true);
    aDialog().close();
    expect(resumes('plan_goal', 'g1')).toBe(true);
    expect(resumes('flag_case', 'c1')).toBe(false);
  });
});
