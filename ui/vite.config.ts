import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// The page runs in the web view an old PC has (WebKitGTK 2.40, WebView2): plain ES2021, no source
// maps, nothing inlined that the content security policy would refuse.
export default defineConfig(({ mode }) => {
  const gallery = mode === 'gallery';
  return {
    plugins: [
      svelte({ configFile: gallery ? '../svelte.config.js' : 'svelte.config.js' }),
      ...(process.env['VITEST'] ? [svelteTesting()] : []),
    ],
    root: gallery ? 'gallery' : '.',
    clearScreen: false,
    build: {
      target: ['es2021', 'safari15'],
      outDir: gallery ? '../.gallery' : 'dist',
      emptyOutDir: true,
      sourcemap: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // What the unlock screen needs is one script and one sheet, its rules before all others.
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
    test: {
      environment: 'jsdom',
      // A process for each file costs more than what it tests.
      pool: 'threads',
      include: ['src/**/*.test.ts'],
      setupFiles: ['src/test-setup.ts'],
    },
  };
});
