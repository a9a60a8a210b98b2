import { describe, expect, it } from 'vitest';
import type { LineRow, Offer } from '../../bridge';
import { blankLine, chosen, isBegun, sameAs, twiceOf, type TypedLine } from './typing';

const row = (no: number, more: Partial<LineRow['form']> = {}): LineRow => ({
  id: `line ${no}`,
  rev: 1,
  no,
  form: {
    name: 'Soekardjo',
    address: 'Jalan Contoh 9',
    rt: '032',
    souls: 4,
    need: '',
    phone: '0812-999-001',
    known: null,
    ...more,
  },
  case: null,
  same_as: null,
});
const line = (more: Partial<TypedLine>): TypedLine => ({ ...blankLine('32'), ...more });
const offer: Offer = {
  known: { kind: 'household', id: 'home' },
  name: 'Sekar Dangan',
  through: 'Anak Sekar',
  address: 'Gang Truntum 3',
  rt: '031',
  souls: 5,
  phone: '0812 999 777',
  on_line: null,
};

describe('a line that may be there already', () => {
  it('is found by name and RT, in the old spelling too', () => {
    expect(twiceOf(line({ name: 'Sukarjo' }), [row(3)])).toMatchObject({ why: 'name', no: 3 });
    expect(twiceOf(line({ name: 'Sukarjo', rt: '31' }), [row(3)])).toBeNull();
    expect(twiceOf(line({ name: '' }), [row(3, { name: '' })])).toBeNull();
  });
  it('is found by the telephone, however it is spaced or begun', () => {
    const typed = line({ name: 'Nitik', phone: '+62 812 999001' });
    expect(twiceOf(typed, [row(3)])).toMatchObject({ why: 'phone', no: 3 });
    expect(twiceOf(line({ name: 'Nitik', phone: '001' }), [row(3, { phone: '001' })])).toBeNull();
  });
  it('is found first of all by who was chosen, and is not itself', () => {
    const rows = [row(3), row(4, { known: offer.known })];
    const typed = chosen(line({ name: 'sukarjo' }), offer);
    expect(twiceOf(typed, rows)).toMatchObject({ why: 'known', no: 4 });
    expect(twiceOf(typed, rows, 'line 4')).toBeNull();
  });
});

describe('who is written down already', () => {
  it('is named where just this name is in just this RT, of the head or of who was found', () => {
    expect(sameAs(line({ name: 'sekar dangan', rt: '31' }), [offer])).toBe(offer);
    expect(sameAs(line({ name: 'Anak Sekar ', rt: '031' }), [offer])).toBe(offer);
    expect(sameAs(line({ name: 'Sekar Dangan', rt: '32' }), [offer])).toBeNull();
    expect(sameAs(line({ name: 'Sekar Dangan', rt: '' }), [{ ...offer, rt: '' }])).toBeNull();
    expect(sameAs(line({ name: 'Sekar', rt: '31' }), [offer])).toBeNull();
  });
  it('is not named any more once somebody was chosen', () => {
    expect(sameAs(chosen(line({ name: 'Sekar Dangan', rt: '31' }), offer), [offer])).toBeNull();
  });
});

describe('who is chosen', () => {
  it('fills the line, and what was typed beside it stays', () => {
    const typed = chosen(line({ name: 'seka', souls: 7 }), offer);
    expect(typed).toMatchObject({
      name: 'Sekar Dangan',
      rt: '031',
      souls: 7,
      knownAs: 'Sekar Dangan',
    });
    expect(typed.phone).toBe('0812 999 777');
  });
});

it('an RT that came from the line before is not typing', () => {
  expect(isBegun(blankLine('032'))).toBe(false);
  expect(isBegun(line({ souls: 1 }))).toBe(true);
  expect(blankLine('Jalan Contoh 1').rt).toBe('');
});
