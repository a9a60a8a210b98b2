import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerKey } from '../frame/keys.svelte';
import { words } from '../words/id';
import type { Draft } from './draft.svelte';
import { FormFaults } from './form.svelte';
import InlineForm from './InlineForm.svelte';

const draft = { savedAt: null, failed: false } as Draft;
function aForm(title: string) {
  const acts = { onsave: vi.fn(), onleave: vi.fn() };
  const children = createRawSnippet(() => ({
    render: () =>
      `<div data-field="text"><input aria-label="${title}, isi">` +
      `<span role="dialog"><button>Hari ini</button></span></div>`,
  }));
  render(InlineForm, {
    title,
    save: 'Simpan',
    first: 'text',
    draft,
    faults: new FormFaults(),
    restored: false,
    ...acts,
    children,
  });
  return acts;
}

describe('two forms that are open on one page', () => {
  beforeEach(() => {
    window.addEventListener('keydown', answerKey);
  });
  afterEach(() => window.removeEventListener('keydown', answerKey));

  it.each([
    ['{Control>}s{/Control}', 'onsave'],
    ['{Enter}', 'onsave'],
    ['{Escape}', 'onleave'],
  ] as const)('answer %s where one types', async (keys, act) => {
    const plan = aForm('Tujuan');
    const visit = aForm('Kunjungan');
    await userEvent.click(screen.getByLabelText('Tujuan, isi'));
    await userEvent.keyboard(keys);
    expect(plan[act]).toHaveBeenCalledOnce();
    expect(visit[act]).not.toHaveBeenCalled();
  });
  it('do not go with the calendar that Esc closes', async () => {
    const plan = aForm('Tujuan');
    window.removeEventListener('keydown', answerKey);
    await vi.waitFor(() => expect(screen.getByLabelText('Tujuan, isi')).toHaveFocus());
    screen.getByRole('button', { name: 'Hari ini' }).focus();
    await userEvent.keyboard('{Escape}');
    expect(plan.onleave).not.toHaveBeenCalled();
  });
  it('save with Ctrl S from elsewhere too', async () => {
    const plan = aForm('Tujuan');
    await vi.waitFor(() => expect(screen.getByLabelText('Tujuan, isi')).toHaveFocus());
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('{Control>}s{/Control}');
    expect(plan.onsave).toHaveBeenCalledOnce();
    expect(screen.getByRole('button', { name: words.terms.acts.later })).toBeVisible();
  });
});
