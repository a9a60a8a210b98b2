import { expect, test } from 'vitest';
import { words } from '../../words/id';
import { getsOf } from './gets';
import { namesakes } from './namesakes';

const rice = { name: 'Beras', quantity: '2,5', unit: 'kg', value: null };

test('shares multiply the goods, money is what it is worth', () => {
  expect(getsOf({ form: 'goods', items: [rice] }, { shares: 3, worth: null })).toBe('Beras 7,5 kg');
  expect(getsOf({ form: 'goods', items: [rice] }, { shares: 1, worth: null })).toBe('Beras 2,5 kg');
  expect(getsOf({ form: 'money', items: [] }, { shares: 1, worth: 150_000 })).toBe('Rp150.000');
  expect(getsOf({ form: 'service', items: [] }, { shares: 2, worth: null })).toBe(
    'Layanan, 2 bagian',
  );
});

test('who stands on another open list is told before what they got', () => {
  const { already } = words.distribution.choose;
  expect(already(['PKH'], 2, '', ['D-2026-0003'])).toBe(
    'sudah di daftar D-2026-0003, PKH, 2 kali dari kelompok',
  );
  expect(already([], 0, '', [])).toBe('');
});

test('two of one name in one RT are told apart, and nobody else', () => {
  const row = (id: string, name: string, rt: string) => ({ id, name, rt });
  const rows = [
    row('a', 'Sekar Dangan', '032'),
    row('b', 'sekar dangan', '032'),
    row('c', 'Sekar Dangan', '033'),
    row('d', 'Udan Liris', '032'),
  ];
  expect([...namesakes(rows)]).toEqual(['a', 'b']);
});
