import { render } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import PageBody from './PageBody.svelte';

let resized: () => void;
/** A page of 900 pixels in a window of so many. */
let shown: number;

beforeEach(() => {
  shown = 400;
  globalThis.ResizeObserver = class {
    constructor(call: () => void) {
      resized = call;
    }
    observe() {}
    unobserve() {}
    disconnect() {}
  } as unknown as typeof ResizeObserver;
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(() => shown);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(() => 900);
});

function scrolledTo(top: number): HTMLElement {
  const children = createRawSnippet(() => ({ render: () => '<p>…</p>' }));
  const { container } = render(PageBody, { children });
  const page = container.querySelector<HTMLElement>('.scrollbox');
  if (!page) throw new Error('no page');
  page.scrollTop = top;
  page.dispatchEvent(new Event('scroll'));
  shown = 340;
  resized();
  return page;
}

it('still shows its end to who was at it when a notice takes from it', () => {
  expect(scrolledTo(500).scrollTop).toBe(900);
});

it('stays where it is for who reads further up', () => {
  expect(scrolledTo(120).scrollTop).toBe(120);
});
