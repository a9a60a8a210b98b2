import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '../frame/session.svelte';
import { keepDraft, type Draft } from './draft.svelte';

const SAVED = { id: '1', name: 'Bu Truntum', roles: 'Ketua' };
const GROUP = { name: 'Sekar Kawung', rw: '099', kelurahan: 'Contoharjo' };

function aDraft(save = vi.fn(() => Promise.resolve()), unkept = false) {
  const state = $state({ value: { name: '' } });
  const remove = vi.fn(() => Promise.resolve());
  let draft: Draft | undefined;
  const leave = $effect.root(() => {
    draft = keepDraft({
      form: 'case',
      subject: 'p1',
      state: () => state.value,
      save,
      remove,
      unkept,
    });
  });
  flushSync();
  const type = (name: string) => {
    state.value.name = name;
    flushSync();
  };
  return { draft: draft as Draft, save, remove, type, leave };
}

describe('a draft', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is not saved before anything was typed', async () => {
    const { save, leave } = aDraft();
    await vi.advanceTimersByTimeAsync(10_000);
    leave();
    expect(save).not.toHaveBeenCalled();
  });
  it('is saved untouched where what it begins with lies nowhere yet', async () => {
    const { save, leave } = aDraft(undefined, true);
    await vi.advanceTimersByTimeAsync(2000);
    expect(save).toHaveBeenCalledTimes(1);
    leave();
  });
  it('is saved at most every two seconds while one types', async () => {
    const { save, type, draft, leave } = aDraft();
    for (let i = 0; i < 40; i++) {
      type(`Sekar ${i}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(2000);
    expect(save.mock.calls.length).toBeLessThanOrEqual(3);
    expect(save).toHaveBeenLastCalledWith({
      form: 'case',
      subject: 'p1',
      state: { name: 'Sekar 39' },
    });
    expect(draft.savedAt).not.toBeNull();
    leave();
  });
  it('is saved before the window locks', async () => {
    session.open(SAVED, GROUP);
    const { save, type, leave } = aDraft();
    type('Sekar');
    await session.lock();
    expect(save).toHaveBeenCalledOnce();
    expect(session.screen).toBe('locked');
    leave();
  });
  it('is saved when the form goes away', async () => {
    const { save, type, leave } = aDraft();
    type('Sekar');
    leave();
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenCalledOnce();
  });
  it('that could not be saved says so and tries again', async () => {
    const save = vi.fn(() => Promise.resolve());
    save.mockRejectedValueOnce(new Error('disk'));
    const { draft, type, leave } = aDraft(save);
    type('Sekar');
    await vi.advanceTimersByTimeAsync(2000);
    expect(draft.failed).toBe(true);
    await vi.advanceTimersByTimeAsync(2000);
    expect(draft.failed).toBe(false);
    expect(save).toHaveBeenCalledTimes(2);
    leave();
  });
  it('thrown away stays away', async () => {
    const { save, remove, draft, type, leave } = aDraft();
    type('Sekar');
    await draft.discard();
    type('Sekar Dangan');
    leave();
    await vi.advanceTimersByTimeAsync(5000);
    expect(save).not.toHaveBeenCalled();
    expect(remove).toHaveBeenCalledWith({ form: 'case', subject: 'p1' });
  });
  it('is not kept again while the form is being saved, whoever locks or leaves', async () => {
    session.open(SAVED, GROUP);
    const { save, remove, draft, type, leave } = aDraft();
    type('Sekar');
    let answer: (row: object) => void = () => undefined;
    const saved = draft.saving(() => new Promise<object>((resolve) => (answer = resolve)));
    const locked = session.lock();
    leave();
    await vi.advanceTimersByTimeAsync(5000);
    expect(session.screen).toBe('open');
    answer({});
    await Promise.all([saved, locked]);
    expect(save).not.toHaveBeenCalled();
    expect(remove).toHaveBeenCalledOnce();
    expect(session.screen).toBe('locked');
  });
  it('is kept when the save was refused', async () => {
    const { save, remove, draft, type, leave } = aDraft();
    type('Sekar');
    await draft.saving(() => Promise.resolve(undefined));
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenCalledOnce();
    expect(remove).not.toHaveBeenCalled();
    leave();
  });
  it('does not undo a save that was done when it cannot be removed', async () => {
    const { type, remove, draft, leave } = aDraft();
    type('Sekar');
    remove.mockImplementation(() => Promise.reject(new Error('full')));
    await expect(draft.discard()).resolves.toBeUndefined();
    leave();
  });
});
