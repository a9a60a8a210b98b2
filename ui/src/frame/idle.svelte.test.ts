import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lockWhenIdle } from './idle.svelte';
import { jobs } from './jobs.svelte';

const MINUTE = 60_000;

let lock: ReturnType<typeof vi.fn<() => void>>;
let stop: () => void;

function touch() {
  window.dispatchEvent(new Event('pointermove'));
}

beforeEach(() => {
  vi.useFakeTimers();
  lock = vi.fn();
  stop = $effect.root(() => lockWhenIdle(() => 5, lock));
  flushSync();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('the lock after idle time', () => {
  it('comes when nobody has touched anything for the whole wait, and not before', () => {
    vi.advanceTimersByTime(5 * MINUTE - 1);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5_000);
    expect(lock).toHaveBeenCalled();
  });

  it('waits anew after each touch', () => {
    vi.advanceTimersByTime(4 * MINUTE);
    touch();
    vi.advanceTimersByTime(4 * MINUTE);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(MINUTE + 5_000);
    expect(lock).toHaveBeenCalled();
  });

  it('comes at once on a PC that slept longer than the wait, whoever touches it first', () => {
    vi.setSystemTime(Date.now() + 60 * MINUTE);
    touch();
    vi.advanceTimersByTime(5_000);
    expect(lock).toHaveBeenCalled();
  });

  it('comes no more after the window is gone', () => {
    stop();
    vi.advanceTimersByTime(10 * MINUTE);
    expect(lock).not.toHaveBeenCalled();
  });

  it('lets a running job end first', async () => {
    let end = () => {};
    const job = jobs.during(() => new Promise<void>((resolve) => (end = resolve)));
    await vi.advanceTimersByTimeAsync(20 * MINUTE);
    expect(lock).not.toHaveBeenCalled();
    end();
    await job;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lock).toHaveBeenCalled();
  });

  it('comes after a job that failed, and waits for the last of two', async () => {
    let fail: (reason: Error) => void = () => {};
    let end = () => {};
    const failing = jobs.during(() => new Promise<void>((_, reject) => (fail = reject)));
    const other = jobs.during(() => new Promise<void>((resolve) => (end = resolve)));
    fail(new Error('the stick was pulled out'));
    await expect(failing).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(20 * MINUTE);
    expect(lock).not.toHaveBeenCalled();
    end();
    await other;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lock).toHaveBeenCalled();
  });
});
