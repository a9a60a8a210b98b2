// Where the keys go, the eyes must be able to follow: what gets the focus is scrolled wholly into sight, out from
// under bars and with its label. Engines do it by halves: they look at the bare input, not at its box.

/** The drawn thing around a bare input; with an open list, both. */
function bodyOf(control: HTMLElement): HTMLElement {
  if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type))
    return control.labels?.[0] ?? control;
  const around = control.getAttribute('aria-expanded') === 'true' ? '.combo' : '.input';
  return control.closest<HTMLElement>(around) ?? control;
}

/** What is read in a moment later may push the focus down; after this time (ms) one has begun to look around. */
const FRESH = 1000;
let cameAt = -FRESH;

/** A line of buttons that stays in sight by itself: to scroll to it would scroll all else away. */
function stays(control: HTMLElement): boolean {
  for (let one: HTMLElement | null = control; one; one = one.parentElement)
    if (getComputedStyle(one).position === 'sticky') return true;
  return false;
}

function reveal(target: EventTarget | null) {
  if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return;
  // A list keeps its own place, and a title is never scrolled to.
  if (target.matches('[role=grid],h1') || stays(target)) return;
  bodyOf(target).scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** For what scrolls, when its content has grown. */
export function contentGrew() {
  if (performance.now() - cameAt < FRESH) reveal(document.activeElement);
}

/** Call once; ends with what it gives back. */
export function keepFocusInSight(): () => void {
  const follow = ({ target }: FocusEvent) => {
    cameAt = performance.now();
    reveal(target);
  };
  const resized = () => reveal(document.activeElement);
  document.addEventListener('focusin', follow);
  window.addEventListener('resize', resized);
  return () => {
    document.removeEventListener('focusin', follow);
    window.removeEventListener('resize', resized);
  };
}
