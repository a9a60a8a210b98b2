import { render, screen } from '@testing-library/svelte';
import { flushSync, tick } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import FaultSummary from './FaultSummary.svelte';
import { FormFaults } from './form.svelte';

const faults = new FormFaults({
  name: { label: 'Nama' },
  items: { label: 'Barang' },
  source: { label: 'Yang melapor' },
});
let end: () => void;

/** What is drawn of a form: a field, a list of lines, a choice. */
beforeEach(() => {
  document.body.innerHTML = `
    <input aria-label="Nama" data-field="name">
    <div data-field="items"><input aria-label="Barang 1" data-field="items.0.name"></div>
    <select aria-label="Yang melapor" data-field="source"><option>RT</option></select>`;
  end = $effect.root(() => {
    $effect(() => void faults.all);
  });
  flushSync();
  faults.set([
    { code: 'required', field: 'name' },
    { code: 'required', field: 'items' },
    { code: 'required', field: 'items.0.name' },
    { code: 'required', field: 'source' },
    { code: 'disk_full' },
  ]);
});
afterEach(() => end());

const left = () => faults.all.map(({ field }) => field);
const touch = (label: string, event: string) =>
  screen.getByLabelText(label).dispatchEvent(new Event(event, { bubbles: true }));

it('forgets the fault of a field that one types into, and of the list that it is a line of', () => {
  touch('Barang 1', 'input');
  expect(left()).toEqual(['name', 'source', undefined]);
  touch('Yang melapor', 'chosen');
  expect(left()).toEqual(['name', undefined]);
  touch('Nama', 'input');
  expect(left()).toEqual([undefined]);
});

it('keeps it while one types into the field of this name of another form', () => {
  faults.within = document.body.appendChild(document.createElement('section'));
  touch('Nama', 'input');
  expect(left()).toContain('name');
  faults.within.append(screen.getByLabelText('Nama'));
  touch('Nama', 'input');
  expect(left()).not.toContain('name');
  faults.within = undefined;
});

it('keeps it while a field is only left, so that nothing moves away under what is pressed', () => {
  touch('Nama', 'change');
  expect(left()).toContain('name');
});

it('leaves the focus where one types, and takes it to the first fault of the next save', async () => {
  const { rerender } = render(FaultSummary, { faults: faults.all });
  await tick();
  expect(screen.getByLabelText('Nama')).toHaveFocus();
  screen.getByLabelText('Barang 1').focus();
  touch('Barang 1', 'input');
  await rerender({ faults: faults.all });
  expect(screen.getByLabelText('Barang 1')).toHaveFocus();
  faults.set([{ code: 'required', field: 'source' }]);
  await rerender({ faults: faults.all });
  expect(screen.getByLabelText('Yang melapor')).toHaveFocus();
});
