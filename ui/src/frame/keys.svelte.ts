// Keys that work wherever the focus is. The screen that came last answers first.

type Answer = (event: KeyboardEvent) => unknown;
const answers: { combo: string; answer: Answer }[] = [];

/** 'Ctrl S', 'F1', 'Alt ArrowLeft' */
export function comboOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && event.key.length > 1 && 'Shift',
    key,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Call while a component is set up; the key is its own as long as the component is there. */
export function useKey(combo: string, answer: Answer) {
  $effect(() => {
    const mine = { combo, answer };
    answers.push(mine);
    return () => {
      const at = answers.indexOf(mine);
      if (at >= 0) answers.splice(at, 1);
    };
  });
}

/** On window keydown. Behind an open dialog no key reaches a screen, but for the help, which opens above both. */
export function answerKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const combo = comboOf(event);
  if (combo !== 'F1' && document.querySelector('dialog[open]')) return;
  const last = answers.reduceRight<(typeof answers)[number] | undefined>(
    (found, each) => found ?? (each.combo === combo ? each : undefined),
    undefined,
  );
  if (!last) return;
  event.preventDefault();
  if (!event.repeat) last.answer(event);
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
  );
}
