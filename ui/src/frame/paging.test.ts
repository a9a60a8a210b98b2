import { beforeEach, expect, it, vi } from 'vitest';
import { turnPage } from './paging';

beforeEach(() => {
  document.body.innerHTML = `<nav><button id="nav"></button></nav>
    <main><h1 tabindex="-1"></h1><input id="box"><div class="body scrollbox"><button id="in"></button></div></main>`;
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(2000);
});

function pressed(on: string, key: string, shiftKey = false): number {
  const page = document.querySelector('.body') as HTMLElement;
  page.scrollTop = 1000;
  const event = new KeyboardEvent('keydown', { key, shiftKey, cancelable: true, bubbles: true });
  document.addEventListener('keydown', turnPage, { once: true });
  document.querySelector(on)?.dispatchEvent(event);
  const moved = page.scrollTop - 1000;
  expect(event.defaultPrevented).toBe(moved !== 0);
  return moved;
}

it('turns the page of a screen where the focus is still in the panel or at its title', () => {
  expect(pressed('#nav', 'PageDown')).toBe(350);
  expect(pressed('h1', 'PageUp')).toBe(-350);
  expect(pressed('body', ' ')).toBe(350);
  expect(pressed('h1', ' ', true)).toBe(-350);
});

it('leaves the key to what has a use for it by itself', () => {
  expect(pressed('#nav', ' ')).toBe(0);
  expect(pressed('#box', 'PageDown')).toBe(0);
  expect(pressed('#in', 'PageDown')).toBe(0);
  document.body.appendChild(document.createElement('dialog')).setAttribute('open', '');
  expect(pressed('h1', 'PageDown')).toBe(0);
});
