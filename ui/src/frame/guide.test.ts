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
  it('names each key that a screen listens to beside those of every form', () => {
    const caps = words.guide.keys.rows.flatMap((row) => [...row.caps]) as string[];
    for (const key of ['H', 'I', 'J', 'W', 'X', 'PageUp', 'PageDown']) expect(caps).toContain(key);
  });
});
