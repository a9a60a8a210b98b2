// What is beyond the first few questions is opened in its place, and leads on.

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { router } from '../../frame/router.svelte';
import { words } from '../../words/id';
import ThingRow from './ThingRow.svelte';
import type { Thing } from './waiting';

vi.mock('../../bindings', () => ({ commands: {} }));

const say = words.home.waiting;
const one = (id: string, name: string): Thing => ({
  ...{ key: `flag ${id}`, tone: 'due', icon: 'flag', note: '"NIK-nya benar?"', act: 'Buka' },
  ...{ title: words.flag.home.toMe(name), go: { screen: 'person', id } },
});
const thing: Thing = {
  ...{ key: 'flags toMe', tone: 'due', icon: 'flag', title: words.flag.home.more.toMe(2) },
  ...{ note: 'Sekar Dangan, Udan Liris', act: say.look },
  things: [one('a', 'Sekar Dangan'), one('b', 'Udan Liris')],
};

beforeEach(() => router.reset());

it('opens all of them under the row', async () => {
  const onfold = vi.fn();
  const props = { thing, onfold, ondiscard: vi.fn() };
  const { rerender } = render(ThingRow, { ...props, open: false });
  const act = screen.getByRole('button', { name: say.look });
  expect(act).toHaveAttribute('aria-expanded', 'false');
  expect(screen.queryByText(/^Tolong cek/)).toBeNull();
  await userEvent.click(act);
  expect(onfold).toHaveBeenCalledOnce();

  await rerender({ ...props, open: true });
  expect(screen.getByRole('button', { name: say.fold })).toBeVisible();
  expect(screen.getAllByText(/^Tolong cek/)).toHaveLength(2);
  await userEvent.click(screen.getByRole('button', { name: /^Tolong cek Udan Liris/ }));
  expect(router.here.place).toEqual({ screen: 'person', id: 'b' });
});
