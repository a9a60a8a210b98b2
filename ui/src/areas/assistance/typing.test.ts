import { describe, expect, it } from 'vitest';
import { daysOf, filterOf, NO_NARROWING } from './listing';
import { blankFund, blankItem, missing, settled, toCore, typedBlank, worthOf } from './typing';

const person = { id: 'a', name: 'Sekar Dangan' } as never;

describe('the sources of a gift', () => {
  it('the only one takes all there is', () => {
    const typed = typedBlank({ amount: 200_000, funds: [{ ...blankFund(true), fund: 'IURAN' }] });
    expect(settled(typed)[0]?.amount).toBe(200_000);
    expect(missing(typed)).toBe(0);
  });

  it('the first takes what the others leave, and never less than nothing', () => {
    const second = { fund: 'KOTAK', amount: 50_000, rest: false };
    const typed = typedBlank({ amount: 150_000, funds: [blankFund(true), second] });
    expect(settled(typed).map((line) => line.amount)).toEqual([100_000, 50_000]);
    typed.amount = 40_000;
    expect(settled(typed).map((line) => line.amount)).toEqual([null, 50_000]);
    expect(missing(typed)).toBe(-10_000);
  });

  it('say what is lacking where every amount was typed', () => {
    const lines = [60_000, 50_000].map((amount) => ({ fund: 'OPS', amount, rest: false }));
    expect(missing(typedBlank({ amount: 150_000, funds: lines }))).toBe(40_000);
  });
});

describe('what goes to the core', () => {
  it('goods are worth what their items are worth, or nobody knows', () => {
    const items = [
      { ...blankItem(), value: 100_000 },
      { ...blankItem(), value: null },
      { ...blankItem(), value: 45_000 },
    ];
    expect(worthOf(typedBlank({ form: 'goods', items }))).toBe(145_000);
    expect(worthOf(typedBlank({ form: 'goods' }))).toBeNull();
  });

  it('a line of the rest without a source is no line', () => {
    const form = toCore(typedBlank({ amount: 5 }));
    expect(form.funds).toEqual([{ fund: '', amount: null }]);
  });

  it('a programme brings neither goods nor sources, and the recipient is the chosen side', () => {
    const form = toCore(typedBlank({ side: 'programme', person, to: 'person', form: 'goods' }));
    expect([form.items, form.funds]).toEqual([[], []]);
    expect(form.recipient).toEqual({ kind: 'person', id: 'a' });
    expect(toCore(typedBlank({ person, to: 'household' })).recipient).toBeNull();
  });

  it('what is for a group names its case and no recipient', () => {
    const group = { id: 'c', subject: 'Paguyuban Contoh' } as never;
    const form = toCore(typedBlank({ group, to: 'group', case_id: 'c' }));
    expect([form.recipient, form.case_id]).toEqual([null, 'c']);
  });
});

describe('the periods of the list', () => {
  it('know the last day of a month and the turn of the year', () => {
    const of = (period: 'month' | 'last_month' | 'last_year', now: string) =>
      daysOf({ period, from: null, to: null }, now);
    expect(of('month', '2028-02-10')).toEqual(['2028-02-01', '2028-02-29']);
    expect(of('last_month', '2026-01-31')).toEqual(['2025-12-01', '2025-12-31']);
    expect(of('last_year', '2026-11-24')).toEqual(['2025-01-01', '2025-12-31']);
  });

  it('nothing narrowed asks for everything', () => {
    expect(filterOf(NO_NARROWING)).toMatchObject({ from: '', to: '', given_by: null, kind: '' });
  });
});
