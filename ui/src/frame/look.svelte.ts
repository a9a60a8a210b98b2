// Theme and text size of the officer, put on the root element.

export type Theme = 'light' | 'dark' | 'system';
export type TextSize = 100 | 125 | 150 | 200;
export const TEXT_SIZES: readonly TextSize[] = [100, 125, 150, 200];

class Look {
  theme = $state<Theme>('system');
  textSize = $state<TextSize>(100);
  /** Whether the Javanese day stands beside dates. */
  pasaran = $state(false);
}

export const look = new Look();

/** Call once, while the app is set up: keeps the root element in step with the choice. */
export function applyLook() {
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
  let systemIsDark = $state(prefersDark.matches);

  $effect(() => {
    const follow = () => (systemIsDark = prefersDark.matches);
    prefersDark.addEventListener('change', follow);
    return () => prefersDark.removeEventListener('change', follow);
  });
  $effect(() => {
    const dark = look.theme === 'dark' || (look.theme === 'system' && systemIsDark);
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  });
  $effect(() => {
    document.documentElement.style.setProperty('--text-scale', String(look.textSize / 100));
  });
}
