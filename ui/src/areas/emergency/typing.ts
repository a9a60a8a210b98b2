// One household as it is typed: six fields, and who it is where somebody written down was chosen.

import type { EmergencyForm, LineForm, LineRow, Offer, Recipient } from '../../bridge';
import type { FormField } from '../../parts/form.svelte';
import { fold } from '../../words/fold';
import { today, type DayString } from '../../words/format';
import { words } from '../../words/id';

const say = words.emergency;

export interface TypedLine {
  name: string;
  address: string;
  rt: string;
  souls: number | null;
  need: string;
  phone: string;
  known: Recipient | null;
  /** What those who were chosen are called in their own record. */
  knownAs: string;
}

/** The RT goes on from line to line: a walk is from door to door. One that is no number does not. */
export const blankLine = (rt = ''): TypedLine => ({
  name: '',
  address: '',
  rt: /^\d*$/.test(rt) ? rt : '',
  souls: null,
  need: '',
  phone: '',
  known: null,
  knownAs: '',
});

/** Whether anything was typed; the RT came by itself. */
export const isBegun = ({ name, address, souls, need, phone }: TypedLine): boolean =>
  [name, address, need, phone].some((text) => text.trim() !== '') || souls !== null;

export function lineOf({ form }: LineRow): TypedLine {
  const { known, ...typed } = form;
  return { ...typed, known, knownAs: known ? form.name : '' };
}

export function toForm(typed: TypedLine): LineForm {
  const { name, address, rt, souls, need, phone, known } = typed;
  return { name, address, rt, souls, need, phone, known };
}

/** What is known fills the line; what was typed beside it stays. */
export function chosen(typed: TypedLine, offer: Offer): TypedLine {
  return {
    ...typed,
    name: offer.name,
    address: typed.address.trim() || offer.address,
    rt: offer.rt || typed.rt,
    souls: typed.souls ?? offer.souls,
    phone: typed.phone.trim() || offer.phone,
    known: offer.known,
    knownAs: offer.name,
  };
}

/** Who is written down under just this name in just this RT; an RT that is not known leaves it open. */
export function sameAs(typed: TypedLine, offers: readonly Offer[]): Offer | null {
  const name = fold(typed.name).trim();
  if (typed.known || name === '') return null;
  const rt = typed.rt.padStart(3, '0');
  const is = (offer: Offer) =>
    offer.rt === rt && [offer.name, offer.through].some((each) => fold(each).trim() === name);
  return offers.find(is) ?? null;
}

const digits = (phone: string): string => phone.replace(/\D/g, '').replace(/^62/, '0');
/** Shorter ones are an extension, or half a number. */
const PHONE = 6;

export interface Twice {
  why: 'name' | 'phone' | 'known';
  no: number;
  name: string;
}

/** An earlier line that may be the same household; only a registered family cannot stand there twice. */
export function twiceOf(
  typed: TypedLine,
  rows: readonly LineRow[],
  own: string | null = null,
): Twice | null {
  const others = rows.filter((row) => row.id !== own);
  const found = (why: Twice['why'], is: (row: LineRow) => boolean): Twice | null => {
    const row = others.find(is);
    return row ? { why, no: row.no, name: say.called(row.form) } : null;
  };
  const { known } = typed;
  const [name, phone] = [fold(typed.name).trim(), digits(typed.phone)];
  const rt = typed.rt ? typed.rt.padStart(3, '0') : '';
  return (
    (known && found('known', ({ form }) => form.known?.id === known.id)) ??
    (name === ''
      ? null
      : found('name', ({ form }) => fold(form.name).trim() === name && form.rt === rt)) ??
    (phone.length < PHONE ? null : found('phone', ({ form }) => digits(form.phone) === phone))
  );
}

export const LINE_FIELDS: Readonly<Record<keyof LineForm, FormField>> = {
  name: { label: say.line.fields.name, whenEmpty: say.line.nameMissing },
  address: { label: say.line.fields.address },
  rt: { label: say.line.fields.rt },
  souls: { label: say.line.fields.souls },
  need: { label: say.line.fields.need },
  phone: { label: say.line.fields.phone },
  known: { label: say.line.fields.name },
};

/** What the dialog of a list holds. */
export interface TypedList {
  name: string;
  pmks: number;
  day: DayString | null;
  note: string;
}

export const blankList = (): TypedList => ({ name: '', pmks: 21, day: today(), note: '' });

export const toListForm = (typed: TypedList): EmergencyForm => ({ ...typed, day: typed.day ?? '' });
