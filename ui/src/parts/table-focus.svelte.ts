// Where a list is what one works on, the arrow keys and Enter are its own from the beginning.

/**
 * Gives a table the focus as soon as it is drawn with its first rows, and only then: not to one that comes back after a
 * search that found nothing. Call while the screen's component is set up.
 */
export function focusOnce(table: () => { focus: () => void } | undefined) {
  let begun = false;
  $effect(() => {
    const there = table();
    if (begun || !there) return;
    begun = true;
    there.focus();
  });
}
