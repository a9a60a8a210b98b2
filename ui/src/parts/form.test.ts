import { describe, expect, it, vi } from 'vitest';
import { oneAtATime } from './form.svelte';

describe('a save', () => {
  it('runs once, however often it is pressed before it is done', async () => {
    let finish: (() => void) | undefined;
    const act = vi.fn(() => new Promise<number>((done) => (finish = () => done(7))));
    const save = oneAtATime(act);
    const [first, second] = [save(), save()];
    finish?.();
    await expect(second).resolves.toBeUndefined();
    await expect(first).resolves.toBe(7);
    expect(act).toHaveBeenCalledOnce();
  });
  it('may be tried again after it failed', async () => {
    const act = vi.fn(() => Promise.reject(new Error('full')));
    const save = oneAtATime(act);
    await expect(save()).rejects.toThrow('full');
    await expect(save()).rejects.toThrow('full');
    expect(act).toHaveBeenCalledTimes(2);
  });
});
