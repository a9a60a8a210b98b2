import { expect, test } from 'vitest';
import { isBlank, keyOf, restHere, toCore, typedBlank, withAll } from './typing';
import type { TypedAttendance } from './typing';

const guest = (name: string, presence: TypedAttendance['presence'] = 'waiting') =>
  ({ who: { kind: 'guest', name, origin: 'Kelurahan' }, name, rt: '', presence }) as const;

test('who is on the list already is not added again', () => {
  const rows = [guest('Bu Truntum', 'here')];
  expect(withAll(rows, [guest('Bu Truntum'), guest('Pak Slobog')])).toEqual([
    guest('Bu Truntum', 'here'),
    guest('Pak Slobog'),
  ]);
});

test('the rest is here, and what was marked stays', () => {
  const rows = [guest('Bu Truntum', 'excused'), guest('Pak Slobog')];
  expect(restHere(rows).map((row) => row.presence)).toEqual(['excused', 'here']);
});

test('an officer and a resident of the same id are two', () => {
  const of = (kind: 'officer' | 'person') => keyOf({ who: { kind, id: 'a' } });
  expect(of('officer')).not.toBe(of('person'));
});

test('half a date is sent as none and not as empty', () => {
  const row = { id: null, what: 'Kursi roda', doer: '', until: null, unfinished: true };
  const typed = { ...typedBlank('Bu Parang'), decisions: [row] };
  expect(toCore(typed).decisions[0]?.until).toBe('?');
  expect(isBlank({ ...row, what: ' ' })).toBe(false);
  expect(isBlank({ ...row, what: ' ', unfinished: false })).toBe(true);
});
