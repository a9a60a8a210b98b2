import { describe, expect, it, vi } from 'vitest';
import { FormFaults, oneAtATime } from './form.svelte';

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

describe('a fault at a row that no field of the form names', () => {
  it('says whose row it is, once', () => {
    const faults = new FormFaults({ name: { label: 'Nama' } });
    faults.set([
      { code: 'date_after_death', field: 'rows.3', values: { name: 'Sekar', date: '2026-01-02' } },
      { code: 'recipient_gone', field: 'rows.4', values: { name: 'Truntum' } },
    ]);
    const [first, second] = faults.all.map((fault) => fault.inSummary);
    expect(first).toMatch(/^Sekar: /);
    expect(second).toMatch(/^Truntum sudah/);
  });
});
