// What the form of a distribution holds while it is typed, and how it becomes what the core takes.

import type {
  Candidate,
  Distribution,
  DistributionForm as CoreForm,
  Per,
  Recipient,
} from '../../bridge';
import { today, type DayString } from '../../words/format';
import {
  toCore as giftToCore,
  typedBlank as giftBlank,
  typedOf as giftOf,
} from '../assistance/typing';
import type { TypedAssistance } from '../assistance/typing';
import type { TypedQuick } from '../person/typing';

export interface TypedRow {
  recipient: Recipient;
  name: string;
  rt: string;
  shares: number;
  amount: number | null;
}

export interface TypedDistribution {
  /** The revision that was read; 0 for something new. */
  rev: number;
  name: string;
  day: DayString | null;
  place: string;
  per: Per;
  /** What one recipient gets, as the form of assistance has it. */
  gift: TypedAssistance;
  rows: TypedRow[];
  /** Who was chosen for the other unit: they come back with it. */
  others: TypedRow[];
  note: string;
  /** Somebody who is being written down in the middle of it. */
  quick: TypedQuick | null;
}

export const typedBlank = (): TypedDistribution => ({
  rev: 0,
  name: '',
  day: today(),
  place: '',
  per: 'household',
  gift: { ...giftBlank(), form: 'goods' },
  rows: [],
  others: [],
  note: '',
  quick: null,
});

export function typedOf({ rev, form, recipients }: Distribution): TypedDistribution {
  const { kind, amount, items, funds } = form;
  const gift = {
    ...{ recipient: null, case_id: null, date: '', since: '', until: '', note: '' },
    ...{ kind, form: form.form, amount, items, funds },
  };
  return {
    ...typedBlank(),
    rev,
    name: form.name,
    day: form.day,
    place: form.place,
    per: form.per,
    gift: giftOf(gift, rev, 'group', { person: null, household: null }),
    rows: recipients.map(({ recipient, name, rt, shares, amount: own }) => ({
      recipient,
      name,
      rt,
      shares,
      amount: own,
    })),
    note: form.note,
  };
}

export function toCore(typed: TypedDistribution): CoreForm {
  const { kind, form, amount, items, funds } = giftToCore(typed.gift);
  return {
    name: typed.name,
    day: typed.day ?? '',
    place: typed.place,
    per: typed.per,
    kind,
    form,
    amount,
    items,
    funds,
    note: typed.note,
    rows: typed.rows.map(({ recipient, shares, amount: own }) => ({
      recipient,
      shares,
      amount: own,
    })),
  };
}

export const keyOf = ({ recipient }: { recipient: Recipient }): string => recipient.id;

export const rowOf = ({ recipient, name, rt }: Omit<Candidate, 'address' | 'age'>): TypedRow => ({
  recipient,
  name,
  rt,
  shares: 1,
  amount: null,
});

/** Families and residents are not mixed: another unit has its own list, and the one before waits for its return. */
export const turned = <T extends Pick<TypedDistribution, 'rows' | 'others'>>(typed: T): T => ({
  ...typed,
  rows: typed.others,
  others: typed.rows,
});

/** The list with all of these on it, each once, who was there before first. */
export function withAll(rows: readonly TypedRow[], more: readonly TypedRow[]): TypedRow[] {
  const there = new Set(rows.map(keyOf));
  return [...rows, ...more.filter((row) => !there.has(keyOf(row)))];
}

/** The list without these. */
export function without(rows: readonly TypedRow[], less: readonly { recipient: Recipient }[]) {
  const off = new Set(less.map(keyOf));
  return rows.filter((row) => !off.has(keyOf(row)));
}

/** More shares than a list takes for one recipient. */
const MOST_SHARES = 99;

/**
 * The list with one share for each member who lives there, by the ids of the families; of money so many times the
 * `amount`. Who is no family has one.
 */
export function byMembers(
  rows: readonly TypedRow[],
  here: ReadonlyMap<string, number>,
  amount: number | null,
): TypedRow[] {
  return rows.map((row) => {
    const times = Math.min(Math.max(here.get(keyOf(row)) ?? 1, 1), MOST_SHARES);
    if (amount === null) return { ...row, shares: times, amount: null };
    return { ...row, shares: 1, amount: times === 1 ? null : amount * times };
  });
}
