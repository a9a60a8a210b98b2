import { describe, expect, it, vi } from 'vitest';
import { byKey, FormFaults, oneAtATime } from './form.svelte';

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

describe('a fault at a row of a list', () => {
  const sent = ['a', 'b. c'].map((key) => ({ key, name: `Sekar ${key}` }));
  const told = byKey(
    [
      { code: 'recipient_gone', field: 'rows.1', values: { name: 'Sekar Dangan' } },
      { code: 'out_of_range', field: 'rows.0.shares', values: { min: 1, max: 99 } },
      { code: 'required', field: 'name' },
    ],
    'rows',
    sent,
  );

  it('stays with whom it is about, wherever the row is by then', () => {
    expect(told.map((cause) => [cause.field, cause.values?.['name']])).toEqual([
      ['rows.b. c', 'Sekar Dangan'],
      ['rows.a', 'Sekar a'],
      ['name', undefined],
    ]);
    expect(byKey(told, 'others', sent)).toEqual(told);
  });

  it('is read by its key, stands in the order of the form, and leads where the list is', () => {
    const faults = new FormFaults({
      name: { label: 'Nama' },
      rows: { label: 'Penerima' },
      note: { label: 'Catatan' },
    });
    faults.set([{ code: 'too_long', field: 'note' }, ...told]);
    expect(Object.keys(faults.rows('rows')).sort()).toEqual(['a', 'b. c']);
    expect([faults.inRows('rows'), faults.inRows('row'), faults.any('rows')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(faults.led('rows', 'table').map(({ field }) => field)).toEqual([
      'name',
      'table',
      'table',
      'note',
    ]);
  });
});
