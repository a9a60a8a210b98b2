import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { words } from '../../words/id';
import NumbersSettings from './NumbersSettings.svelte';

const core = vi.hoisted(() => ({
  findDraft: vi.fn(),
  findGroup: vi.fn(),
  keepDraft: vi.fn(),
  discardDraft: vi.fn(),
  setImportantNumbers: vi.fn(),
  lastAct: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));

const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });
const group = (...numbers: object[]) => ({ rev: 3, numbers });
const phone = () => screen.findByLabelText(words.assessment.numbers.phone(1));
/** Drafts are kept at the latest when the window is left. */
const leave = () => window.dispatchEvent(new Event('blur'));

beforeEach(() => {
  vi.resetAllMocks();
  for (const command of Object.values(core)) command.mockImplementation(() => ok());
  core.lastAct.mockImplementation(() => ok({ act: null, anew: true }));
  core.findGroup.mockImplementation(() => ok(group()));
  core.setImportantNumbers.mockImplementation(() => ok(group({ label: 'UPTD PPA', phone: '99' })));
});

describe('the important numbers', () => {
  it('keep no draft of whoever only looks at them', async () => {
    const { unmount } = render(NumbersSettings, { id: 'form' });
    await phone();
    leave();
    unmount();
    await new Promise((done) => setTimeout(done, 20));
    expect(core.keepDraft).not.toHaveBeenCalled();
  });
  it('keep what is typed, also after a save', async () => {
    render(NumbersSettings, { id: 'form' });
    await userEvent.type(await phone(), '99');
    leave();
    await vi.waitFor(() => expect(core.keepDraft).toHaveBeenCalledOnce());
    (document.getElementById('form') as HTMLFormElement).requestSubmit();
    await vi.waitFor(() => expect(core.discardDraft).toHaveBeenCalled());
    await userEvent.type(await phone(), '7');
    leave();
    await vi.waitFor(() => expect(core.keepDraft).toHaveBeenCalledTimes(2));
    expect(core.keepDraft.mock.lastCall?.[2]).toContain('"997"');
  });
  it('go on with a draft, say so, and throw it away for who wants that', async () => {
    const draft = { rows: [{ label: 'LPSK', phone: '11' }] };
    core.findDraft.mockImplementation(() =>
      ok({ payload: JSON.stringify(draft), saved_at: '2026-11-29T08:00:00Z' }),
    );
    render(NumbersSettings, { id: 'form' });
    expect(await phone()).toHaveValue('11');
    expect(screen.getByText(/dilanjutkan/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: words.terms.acts.discardDraft }));
    await vi.waitFor(() => expect(core.discardDraft).toHaveBeenCalledWith('numbers', ''));
    expect(await phone()).toHaveValue('');
    expect(screen.queryByText(/dilanjutkan/)).toBeNull();
  });
});
