// Page Down and the space bar turn the page of whatever screen is open, also while the focus is still where one came from.

/** Part of what can be seen that one step moves, as the engine's own step does. */
const STEP = 0.875;

/** On window keydown: whatever has a use for the key by itself keeps it. */
export function turnPage(event: KeyboardEvent) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  const { key, target } = event;
  const by = key === 'PageUp' || (key === ' ' && event.shiftKey) ? -STEP : STEP;
  if (key !== ' ' && key !== 'PageDown' && key !== 'PageUp') return;
  if (document.querySelector('dialog[open]') || !(target instanceof Element)) return;
  // A box, a list and what scrolls by itself take these keys; a button is pressed by the space bar.
  const own = 'input, textarea, select, [role=grid], [role=listbox], .scrollbox';
  if (target.closest(key === ' ' ? `${own}, button, a, summary, [role=menuitem]` : own)) return;
  const page = document.querySelector('main .body.scrollbox');
  if (!page || page.scrollHeight <= page.clientHeight) return;
  event.preventDefault();
  page.scrollTop += by * page.clientHeight;
}
