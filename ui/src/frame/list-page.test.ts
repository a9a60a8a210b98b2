import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import BusinessList from '../areas/business/BusinessList.svelte';
import { words } from '../words/id';
import { router } from './router.svelte';

const core = vi.hoisted(() => ({ businesses: vi.fn(), countBusinesses: vi.fn() }));
vi.mock('../bindings', () => ({ commands: core }));

const say = words.business.list;
const row = (id: string) => ({
  ...{ id, name: `Usaha ${id}`, work: '', place: '', since: '', stopped_on: '', members: 0 },
  last: '',
});
const ok = (data: unknown) => Promise.resolve({ status: 'ok', data });
const aList = () =>
  render(BusinessList, { acts: createRawSnippet(() => ({ render: () => '<span></span>' })) });
const savesSheet = () => screen.findByRole('button', { name: words.sheet.open });

beforeEach(() => {
  vi.resetAllMocks();
  router.reset({ screen: 'activities' });
  core.businesses.mockImplementation(() => ok(['a', 'b', 'c'].map(row)));
});

describe('a page that is a list', () => {
  it('has the keys from the beginning, and finds on the way back what was opened', async () => {
    const { unmount } = aList();
    await vi.waitFor(() => expect(screen.getByRole('grid')).toHaveFocus());
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await vi.waitFor(() => expect(router.here.place).toEqual({ screen: 'business', id: 'b' }));
    unmount();
    router.back();
    aList();
    await vi.waitFor(() =>
      expect(screen.getByRole('row', { selected: true })).toHaveTextContent('Usaha b'),
    );
    expect(await savesSheet()).toBeEnabled();
  });

  it('says so where nothing is there, and saves nothing', async () => {
    core.businesses.mockImplementation(() => ok([]));
    aList();
    await screen.findByText(say.none);
    expect(await savesSheet()).toBeDisabled();
  });

  it('reads again for who asks, after it could not be read', async () => {
    core.businesses.mockImplementationOnce(() =>
      Promise.resolve({ status: 'error', error: [{ code: 'internal', field: '' }] }),
    );
    aList();
    await screen.findByText(new RegExp(say.failed));
    await userEvent.click(screen.getByRole('button', { name: words.terms.acts.retry }));
    await screen.findByText('Usaha a');
    expect(screen.queryByText(new RegExp(say.failed))).toBeNull();
  });
});
