import Send from '@lucide/svelte/icons/send';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import RowLink from './RowLink.svelte';

it('is called by all that it says, and leads on', async () => {
  const onclick = vi.fn();
  render(RowLink, {
    ...{ icon: Send, title: 'Sekar Dangan', note: 'Kunjungan, RT 032', aside: 'besok' },
    onclick,
  });
  const name = 'Sekar Dangan Kunjungan, RT 032 besok';
  await userEvent.click(screen.getByRole('button', { name }));
  expect(onclick).toHaveBeenCalledOnce();
});

it('is as quiet as what nobody has to do yet', () => {
  render(RowLink, {
    ...{ icon: Send, title: 'Sekar Dangan', note: '', quiet: true, onclick: () => undefined },
  });
  const row = screen.getByRole('button', { name: 'Sekar Dangan' });
  expect(row).toHaveClass('quiet');
  expect(row.querySelector('b')).toBeNull();
});
