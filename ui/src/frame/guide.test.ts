import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { words } from '../words/id';
import { guide, SECTION_OF } from './guide.svelte';
import { AREA_OF, type ScreenName } from './places';

const screens = Object.keys(AREA_OF) as ScreenName[];

describe('the help', () => {
  it('has a heading with lines for every screen', () => {
    for (const screen of screens) {
      guide.show(screen);
      const section = guide.section && words.guide.sections[guide.section];
      expect(section?.title, screen).toBeTruthy();
      expect(section?.lines.length, screen).toBeGreaterThan(0);
    }
    for (const before of ['door', 'setup'] as const) {
      guide.show(before);
      expect(guide.section).toBe(before);
    }
    guide.close();
  });

  it('has no heading that no screen leads to', () => {
    const reached = new Set<string>([
      'door',
      'setup',
      ...screens.map((screen) => SECTION_OF[screen]),
    ]);
    expect(Object.keys(words.guide.sections).filter((key) => !reached.has(key))).toEqual([]);
  });

  it('tells of a screen with a work of its own under its own heading', () => {
    const own: ScreenName[] = [
      'week',
      'incomplete',
      'family_event',
      'family_visit',
      'merge',
      'timeline',
      'emergency',
      'distribution',
      'activity',
      'business',
      'cases',
    ];
    const of = own.map((screen) => SECTION_OF[screen]);
    expect(new Set(of).size).toBe(own.length);
    expect(of.some((section) => ['person', 'home', 'assistance'].includes(section))).toBe(false);
  });
});

describe('what it names', () => {
  const said = (section: 'lists' | 'settings' | 'person') =>
    words.guide.sections[section].lines.join(' ').toLowerCase();

  it('is every list that can be taken along, and those that cannot', () => {
    const lines = said('lists').split(/[.;:] /);
    const [cannot, can] = [true, false].map((none) =>
      lines.filter((line) => line.includes('tidak dapat disimpan') === none).join(' '),
    );
    for (const list of Object.values(words.sheet.lists)) expect(can).toContain(list.toLowerCase());
    expect(can).not.toContain('setiap daftar');
    for (const none of ['perjalanan', 'jejak', 'baru dihapus', 'masa simpan'])
      expect(cannot).toContain(none);
  });

  it('is every list of the group', () => {
    const { assistance, fund, loan } = words.choice.lists;
    for (const list of [assistance, fund, loan])
      expect(said('settings')).toContain(list.toLowerCase());
  });

  it('is all that the search finds', () => {
    for (const one of ['kegiatan', 'usaha', 'penyaluran', 'daftar darurat', 'mitra', 'label'])
      expect(words.guide.sections.person.lines.slice(0, 2).join(' ').toLowerCase()).toContain(one);
    expect(said('person')).toContain('mungkin sudah ada');
  });
});

describe('the table of keys', () => {
  const SRC = join(process.cwd(), 'src');
  const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(?:svelte|ts)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));
  /** What stands in the brackets of the pattern, wherever it is found. */
  const gathered = (pattern: RegExp, of = sources) =>
    of.flatMap(({ text }) =>
      [...text.matchAll(pattern)].map((hit) => hit.slice(1).find(Boolean) ?? ''),
    );

  const CAPS: Readonly<Record<string, string>> = {
    ' ': 'Spasi',
    ArrowDown: 'down',
    ArrowLeft: 'left',
    ArrowUp: 'up',
    Delete: 'Del',
    Escape: 'Esc',
  };
  const capOf = (key: string) => CAPS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  const rows = words.guide.keys.rows.map(({ caps }) => caps.join(' '));

  it('has a row for each key that is given to useKey, and for each in a list called KEYS', () => {
    const terms: Readonly<Record<string, string>> = words.terms.keys;
    const used = gathered(/useKey\((?:'([^']+)'|words\.terms\.keys\.(\w+))/g)
      .map((combo) => terms[combo] ?? combo)
      .map((combo) => combo.split(' ').map(capOf).join(' '));
    const listed = gathered(/const KEYS\b[^=]*= \{([^}]*)\}/g)
      .flatMap((list) => [...list.matchAll(/(\w+):/g)].map((hit) => hit[1] ?? ''))
      .map(capOf);
    expect(used).toEqual(expect.arrayContaining(['Ctrl N', 'Ctrl S', 'Alt PageUp']));
    expect(listed).toEqual(expect.arrayContaining(['I', 'J', 'Del']));
    expect([...used, ...listed].filter((combo) => !rows.includes(combo))).toEqual([]);
  });

  it('names each key that event.key is compared with in areas, in the frame and for marking rows', () => {
    const screens = sources.filter(
      ({ name }) => /^(?:areas|frame)\//.test(name) || name === 'parts/marking.svelte.ts',
    );
    const compared = gathered(/event\.key(?:\.toLowerCase\(\))?\s+[!=]==\s+'([^']+)'/g, screens)
      // Where numbers of RTs are typed it deletes, as wherever one types.
      .filter((key) => key !== 'Backspace')
      .map(capOf);
    const named = new Set(rows.flatMap((row) => row.split(' ')));
    expect(compared).toEqual(expect.arrayContaining(['Spasi', 'Del', 'up']));
    expect(compared.filter((cap) => !named.has(cap))).toEqual([]);
  });
});
