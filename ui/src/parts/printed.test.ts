import { render } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import Printed from './Printed.svelte';

vi.mock('./paper-pages', () => ({
  pagesOf: (paper: HTMLElement) => [paper.cloneNode(true) as HTMLElement],
}));
afterEach(() => vi.restoreAllMocks());

const copies = () => document.querySelectorAll('.print-only').length;

it('lays a copy out for the printer, and takes it away once it is printed', async () => {
  const printed = vi.spyOn(window, 'print').mockImplementation(() => expect(copies()).toBe(1));
  const children = createRawSnippet(() => ({ render: () => '<h1>Daftar hadir</h1>' }));
  const { component, unmount } = render(Printed, { label: 'Daftar hadir', children });
  await component.print();
  expect(printed).toHaveBeenCalledOnce();
  window.dispatchEvent(new Event('afterprint'));
  expect(copies()).toBe(0);
  await component.print();
  expect(copies()).toBe(1);
  unmount();
  expect(copies()).toBe(0);
});
