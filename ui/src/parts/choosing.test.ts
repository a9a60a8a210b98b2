import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { words } from '../words/id';
import Combobox from './Combobox.svelte';
import { focusField } from './FaultSummary.svelte';
import { FormFaults } from './form.svelte';
import Table from './Table.svelte';
import { reach, windowOf } from './table-window';
import { toasts } from './toasts.svelte';

interface Named {
  id: string;
  name: string;
}
const people: Named[] = ['Sekar Dangan', 'Grompol Danganom', 'Kawung Picis'].map((name) => ({
  id: name,
  name,
}));
const keyOf = (each: Named) => each.id;
const textOf = (each: Named) => each.name;
const search = (query: string) =>
  people.filter((each) => each.name.toLowerCase().includes(query.toLowerCase()));

describe('a combobox', () => {
  it('is opened by typing and answered by Enter', async () => {
    const onchoose = vi.fn();
    render(Combobox<Named>, { label: 'Warga', search, keyOf, textOf, onchoose });
    await userEvent.type(screen.getByRole('combobox'), 'dang');
    expect(await screen.findAllByRole('option')).toHaveLength(2);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onchoose).toHaveBeenCalledWith(people[1]);
    expect(screen.getByRole('combobox')).toHaveValue('Grompol Danganom');
    expect(screen.getByRole('combobox')).toHaveAttribute('aria-expanded', 'false');
  });
  it('throws away the answer to an older question', async () => {
    const answers: ((found: Named[]) => void)[] = [];
    const slow = () => new Promise<Named[]>((answer) => answers.push(answer));
    render(Combobox<Named>, { label: 'Warga', search: slow, keyOf, textOf });
    await userEvent.type(screen.getByRole('combobox'), 'ab');
    answers.at(-1)?.([people[2] as Named]);
    answers.at(-2)?.([people[0] as Named, people[1] as Named]);
    expect(await screen.findAllByRole('option')).toHaveLength(1);
  });
  it('offers to make what it does not find', async () => {
    const make = vi.fn();
    const create = { icon: () => ({}), label: (query: string) => `Baru: ${query}`, make };
    render(Combobox<Named>, { label: 'Warga', search, keyOf, textOf, create });
    await userEvent.type(screen.getByRole('combobox'), 'Nitik{Enter}');
    expect(make).toHaveBeenCalledWith('Nitik');
  });
  it('keeps its list until what lies below it was pressed, and let go', async () => {
    const user = userEvent.setup();
    render(Combobox<Named>, { label: 'Warga', search, keyOf, textOf });
    const below = document.body.appendChild(document.createElement('button'));
    const box = screen.getByRole('combobox');
    await user.type(box, 'dang');
    await user.pointer({ target: below, keys: '[MouseLeft>]' });
    expect(below).toHaveFocus();
    expect(box).toHaveAttribute('aria-expanded', 'true');
    await user.pointer('[/MouseLeft]');
    await vi.waitFor(() => expect(box).toHaveAttribute('aria-expanded', 'false'));
    // By keys it closes at once.
    await user.type(box, 'g');
    expect(box).toHaveAttribute('aria-expanded', 'true');
    await user.tab();
    expect(box).toHaveAttribute('aria-expanded', 'false');
    below.remove();
  });
  it('says when nothing is found, and closes on Escape', async () => {
    render(Combobox<Named>, { label: 'Warga', search, keyOf, textOf });
    await userEvent.type(screen.getByRole('combobox'), 'xyz');
    expect(await screen.findByText(words.parts.combobox.none)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('combobox')).toHaveAttribute('aria-expanded', 'false');
  });
  it('leaves Escape to the dialog that is only there for it, and shows again what was found', async () => {
    const user = userEvent.setup();
    render(Combobox<Named>, { label: 'Cari', search, keyOf, textOf, alone: true });
    const around = vi.fn();
    document.body.addEventListener('keydown', around, { once: true });
    const box = screen.getByRole('combobox');
    await user.click(box);
    await user.paste('dang');
    expect(await screen.findAllByRole('option')).toHaveLength(2);
    await user.keyboard('{Escape}');
    expect(around).toHaveBeenCalledOnce();
    expect(around.mock.calls[0]?.[0].defaultPrevented).toBe(false);
    await user.tab();
    expect(box).toHaveAttribute('aria-expanded', 'false');
    await user.tab({ shift: true });
    expect(box).toHaveFocus();
    expect(await screen.findAllByRole('option')).toHaveLength(2);
  });
});

describe('a table', () => {
  const columns = [{ key: 'name', title: 'Nama', text: textOf }];

  it('moves its chosen row by the arrow keys and opens it by Enter', async () => {
    const onopen = vi.fn();
    render(Table<Named>, { label: 'Warga', rows: people, columns, keyOf, onopen });
    screen.getByRole('grid').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
    expect(onopen).toHaveBeenCalledExactlyOnceWith(people[1]);
    const chosen = screen.getAllByRole('row', { selected: true });
    expect(chosen).toHaveLength(1);
    expect(screen.getByRole('grid')).toHaveAttribute('aria-activedescendant', chosen[0]?.id);
  });
  it('goes on to the end of a list that was not counted yet when somebody asked for its end', async () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ id: String(i), name: `Warga ${i}` }));
    const onopen = vi.fn();
    const { rerender } = render(Table<Named>, {
      ...{ label: 'Warga', columns, keyOf, onopen },
      rows: many.slice(0, 60),
    });
    screen.getByRole('grid').focus();
    await userEvent.keyboard('{End}');
    await rerender({ rows: many });
    await userEvent.keyboard('{Enter}');
    expect(onopen).toHaveBeenLastCalledWith(many[199]);
    // Who went elsewhere meanwhile stays there.
    await rerender({ rows: many.slice(0, 60) });
    await userEvent.keyboard('{End}{Home}');
    await rerender({ rows: many });
    await userEvent.keyboard('{Enter}');
    expect(onopen).toHaveBeenLastCalledWith(many[0]);
  });
  it('draws only what is near, and says how many there are', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => ({ id: String(i), name: `Warga ${i}` }));
    render(Table<Named>, { label: 'Warga', rows, columns, keyOf });
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '5001');
  });
  it('covers the whole list with what it draws and what it leaves out', () => {
    for (const top of [0, 44, 1000, 219_000]) {
      const seen = windowOf({ top, height: 600, rowHeight: 44, rows: 5000 });
      expect(seen.before + (seen.to - seen.from) * 44 + seen.after).toBe(5000 * 44);
      expect(seen.before).toBeLessThanOrEqual(top);
    }
  });
  it('scrolls no further than needed', () => {
    const view = { top: 440, height: 440, rowHeight: 44, head: 40, foot: 0 };
    expect(reach({ ...view, index: 12 })).toBe(440);
    expect(reach({ ...view, index: 3 })).toBe(132);
    expect(reach({ ...view, index: 30 })).toBe(30 * 44 - (440 - 40 - 44));
  });
});

describe('the faults of a form', () => {
  it('come in form order, and name their field in the summary', () => {
    const faults = new FormFaults({
      name: { label: 'Nama', whenEmpty: 'Tulis nama.' },
      source: { label: 'Yang melapor' },
    });
    faults.set([
      { code: 'not_allowed' },
      { code: 'required', field: 'source' },
      { code: 'required', field: 'name' },
    ]);
    expect(faults.all.map((fault) => fault.field)).toEqual(['name', 'source', undefined]);
    expect(faults.all[0]?.inSummary).toBe('Tulis nama.');
    expect(faults.all[1]?.inSummary).toMatch(/^Yang melapor: /);
    expect(faults.of('name')).toBe('Tulis nama.');
    expect(faults.any('source', 'other')).toBe(true);
  });
  it('find the control inside a group', () => {
    document.body.innerHTML = '<div data-field="sex"><input type="radio" id="first"></div>';
    expect(focusField('sex')).toBe(true);
    expect(document.activeElement?.id).toBe('first');
    expect(focusField('nobody')).toBe(false);
  });
});

describe('a toast', () => {
  it('undoes once', () => {
    const undo = vi.fn();
    toasts.say('Tersimpan', undo);
    expect(toasts.undo()).toBe(true);
    expect(toasts.undo()).toBe(false);
    expect(undo).toHaveBeenCalledOnce();
  });
});
