import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const onlyTheBridge = {
  patterns: [
    {
      group: ['@tauri-apps/*', '**/bindings', '**/bindings.ts'],
      message: 'Only src/bridge.ts speaks to the core.',
    },
  ],
};

export default ts.config(
  { ignores: ['dist', '.gallery', 'node_modules', 'src/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // TypeScript knows the names; this rule does not know its types.
      'no-undef': 'off',
      'no-console': 'error',
      'no-eval': 'error',
      'no-restricted-imports': ['error', onlyTheBridge],
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  { files: ['src/bridge.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['*.config.*', '**/*.test.ts', 'src/test-setup.ts'],
    languageOptions: { globals: { ...globals.node } },
  },
);
