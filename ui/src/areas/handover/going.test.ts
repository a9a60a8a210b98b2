import { describe, expect, it } from 'vitest';
import type { NamedSubject, SubjectKind } from '../../bridge';
import { words } from '../../words/id';
import { countGoing, nameOf, total } from './going';

const line = (id: string, kind: SubjectKind, name: string): NamedSubject => ({
  id,
  kind,
  name,
  rt: '',
  cases: [],
  assistance: 0,
  gaps: [],
  struck_before: false,
});
const named = [
  line('1', 'person', 'Sekar Dangan'),
  line('2', 'household', 'Udan Liris'),
  line('3', 'household', ''),
  line('4', 'group', 'Paguyuban Contoh'),
];

describe('who goes by name', () => {
  it('counts people, families and groups without whom was struck out', () => {
    const going = countGoing(named, new Set(['2']));
    expect(going).toEqual({ person: 1, household: 1, group: 1 });
    expect(total(going)).toBe(3);
    expect(words.handover.look.who(going)).toBe('1 orang, 1 keluarga, 1 kelompok');
  });
  it('names only the kinds that there are', () => {
    expect(words.handover.look.who(countGoing(named.slice(1, 3), new Set()))).toBe('2 keluarga');
    expect(words.handover.look.who(countGoing([], new Set()))).toBe('0 orang');
  });
  it('calls a family after its head', () => {
    expect(named.map(nameOf)).toEqual([
      'Sekar Dangan',
      'Keluarga Udan Liris',
      'Keluarga tanpa anggota',
      'Paguyuban Contoh',
    ]);
  });
});
