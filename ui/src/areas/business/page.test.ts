import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { router } from '../../frame/router.svelte';
import { words } from '../../words/id';
import BusinessPage from './BusinessPage.svelte';

const core = vi.hoisted(() => ({
  business: vi.fn(),
  findDraft: vi.fn(),
  keepDraft: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.business;
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });
const row = { id: 'a', name: 'Katering Truntum', work: '', since: '', place: '', stopped_on: '' };
const business = {
  ...{ row, rev: 1, form: { stopped_why: '', note: '' }, members: [], progress: [], cases: [] },
  may_change: true,
};
const left = { payload: '{"what":"Pesanan 50 kotak"}', saved_at: '2026-11-29T08:00:00Z' };

async function aPage() {
  const { unmount } = render(BusinessPage, {
    place: { screen: 'business', id: 'a', writing: true },
  });
  await screen.findByRole('button', { name: say.page.change });
  return unmount;
}
const what = () => screen.queryByLabelText(say.progress.what);

beforeEach(() => {
  vi.resetAllMocks();
  router.reset();
  for (const command of Object.values(core)) command.mockImplementation(() => ok());
  core.business.mockImplementation(() => ok(business));
});

describe('the form of how a business goes', () => {
  it('opens by itself with what was left in it, and no more after it was closed', async () => {
    core.findDraft.mockImplementation(() => ok(left));
    const unmount = await aPage();
    await vi.waitFor(() => expect(what()).toHaveValue('Pesanan 50 kotak'));
    await userEvent.click(screen.getByRole('button', { name: words.terms.acts.later }));
    unmount();
    core.findDraft.mockClear();
    await aPage();
    // All that follows from the drawing has followed.
    await new Promise((done) => setTimeout(done));
    expect(core.findDraft).not.toHaveBeenCalled();
    expect(what()).toBeNull();
  });

  it('opens for who asks for it, where nothing was left', async () => {
    await aPage();
    await vi.waitFor(() => expect(core.findDraft).toHaveBeenCalled());
    await userEvent.click(screen.getByRole('button', { name: say.page.add }));
    await vi.waitFor(() => expect(what()).toHaveFocus());
    expect(core.findDraft).toHaveBeenCalledTimes(2);
  });
});
