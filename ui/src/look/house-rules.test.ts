// What a reader of the code would otherwise have to watch for by eye: colours and sizes only in
// tokens.css, words only in the catalogue, contrast as LOOK demands.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const SRC = join(process.cwd(), 'src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map((name) =>
  name.replaceAll('\\', '/'),
);
const read = (name: string) => readFileSync(join(SRC, name), 'utf8');
const components = files.filter((name) => name.endsWith('.svelte'));
const sheets = files.filter((name) => name.endsWith('.css') && !name.endsWith('tokens.css'));

const styleOf = (name: string) =>
  name.endsWith('.css') ? read(name) : (/<style>([\s\S]*)<\/style>/.exec(read(name))?.[1] ?? '');

describe('styles', () => {
  it.each([...components, ...sheets])('%s takes its colours from the tokens', (name) => {
    const found = styleOf(name).match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/gi) ?? [];
    expect(found).toEqual([]);
  });

  // The widths of columns may stand in the screen that owns the grid; breakpoints must be written out.
  const mayBeWritten = /grid-template-columns|grid-template:|width|--when|@container|@media/;
  it.each(components)('%s takes its sizes from the tokens', (name) => {
    const found = styleOf(name)
      .split('\n')
      .filter((line) => /\d(?:px|rem)\b/.test(line) && !mayBeWritten.test(line));
    expect(found).toEqual([]);
  });
});

describe('words', () => {
  const spoken = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'note', 'hint']);
  const hasLetters = (text: string) => /\p{L}/u.test(text);

  function literals(node: unknown, found: string[]): string[] {
    if (Array.isArray(node)) node.forEach((each) => literals(each, found));
    if (!node || typeof node !== 'object' || Array.isArray(node)) return found;
    const it = node as AST.Text | AST.Attribute | { type?: string };
    if (it.type === 'StyleDirective') return found;
    if (it.type === 'Text' && 'data' in it && hasLetters(it.data)) found.push(it.data.trim());
    if (it.type === 'Attribute' && 'value' in it) {
      // Attributes that are not spoken (class, role ...) may be words of the code.
      if (!spoken.has(it.name)) return found;
    }
    for (const [key, value] of Object.entries(node))
      if (key !== 'css' && key !== 'instance' && key !== 'module') literals(value, found);
    return found;
  }

  it.each(components)('%s has none of its own', (name) => {
    expect(literals(parse(read(name), { modern: true }).fragment, [])).toEqual([]);
  });
});

describe('contrast', () => {
  const css = read('look/tokens.css');
  const dark = css.indexOf(':root[data-theme="dark"]');
  const tokens = (text: string) =>
    new Map([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((m) => [m[1], m[2]]));
  const themes = {
    light: tokens(css.slice(0, dark)),
    dark: new Map([...tokens(css.slice(0, dark)), ...tokens(css.slice(dark))]),
  };
  const channel = (hex: string, at: number) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const light = (hex: string) =>
    0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

  const pairs: [string, string, number][] = [
    ...['paper', 'surface', 'surface-sunken', 'brand-soft'].flatMap(
      (ground): [string, string, number][] => [
        ['ink', ground, 4.5],
        ['ink-soft', ground, 4.5],
        ['ink-faint', ground, 4.5],
      ],
    ),
    ...['ok', 'warn', 'danger', 'info', 'secret', 'accent'].flatMap(
      (kind): [string, string, number][] => [
        [kind, `${kind}-soft`, 4.5],
        [kind, 'surface', 4.5],
      ],
    ),
    ['ink', 'warn-soft', 4.5],
    ['ink', 'danger-soft', 4.5],
    ['on-brand', 'brand', 4.5],
    ['on-ok', 'ok-fill', 4.5],
    ['on-danger', 'danger-fill', 4.5],
    ['on-secret', 'secret-fill', 4.5],
    ['brand-ink', 'paper', 4.5],
    ['side-ink', 'side', 4.5],
    ['side-ink-soft', 'side', 4.5],
    ['side-ink-soft', 'side-field', 4.5],
    ['side-active-ink', 'side-active', 4.5],
    ['line-strong', 'surface', 3],
    ['line-strong', 'paper', 3],
    ['focus', 'surface', 3],
    ['focus', 'paper', 3],
    ['side-focus', 'side', 3],
    ['chart-1', 'surface', 3],
    ['chart-3', 'surface', 3],
  ];
  for (const [theme, known] of Object.entries(themes))
    it.each(pairs)(`${theme}: %s on %s is at least %d`, (ink, ground, least) => {
      const [a, b] = [light(known.get(ink) ?? ''), light(known.get(ground) ?? '')];
      expect((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)).toBeGreaterThanOrEqual(least);
    });
});
