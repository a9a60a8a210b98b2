import { flushSync } from 'svelte';
import { expect, it, vi } from 'vitest';
import { answerKey, useKey } from './keys.svelte';

it('opens the help above a dialog, and keeps all other keys from the screen behind it', () => {
  const pressed = vi.fn();
  const leave = $effect.root(() => {
    useKey('F1', () => pressed('F1'));
    useKey('Ctrl S', () => pressed('Ctrl S'));
  });
  flushSync();
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.setAttribute('open', '');
  answerKey(new KeyboardEvent('keydown', { key: 'F1' }));
  answerKey(new KeyboardEvent('keydown', { key: 's', ctrlKey: true }));
  expect(pressed.mock.calls).toEqual([['F1']]);
  dialog.remove();
  leave();
});
