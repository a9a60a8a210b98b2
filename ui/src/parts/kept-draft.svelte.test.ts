import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../bridge';
import { keepDraft } from './draft.svelte';
import { findDraft } from './kept-draft';

vi.mock('../bridge', async (original) => ({
  ...(await original<object>()),
  commands: { findDraft: vi.fn() },
}));

describe('a form that is opened again at once', () => {
  beforeEach(() => vi.clearAllMocks());

  it('waits until what was just left is kept', async () => {
    let kept: (() => void) | undefined;
    const state = $state({ name: '' });
    const leave = $effect.root(() => {
      keepDraft({
        form: 'person',
        subject: null,
        state: () => state,
        save: () => new Promise<void>((done) => (kept = done)),
        remove: () => Promise.resolve(),
      });
    });
    flushSync();
    state.name = 'Belum Jadi';
    flushSync();
    leave();
    await vi.waitFor(() => expect(kept).toBeDefined());
    vi.mocked(commands.findDraft).mockResolvedValue({ status: 'ok', data: null });
    const found = findDraft('person', null);
    await new Promise((done) => setTimeout(done, 20));
    expect(commands.findDraft).not.toHaveBeenCalled();
    kept?.();
    await found;
    expect(commands.findDraft).toHaveBeenCalledOnce();
  });
});
