// What a volunteer types into a date box, read leniently: 24/11/2026, 24-11-26, 24 11 2026, 24112026,
// 24 nov 2026. Day first, always.

import { isRealDay, readDay, writeDay, type DayString } from './format';

export type TypedDate =
  { is: 'empty' } | { is: 'date'; date: DayString } | { is: 'impossible' } | { is: 'unreadable' };

const MONTH_STEMS = [
  'jan',
  'feb|peb',
  'mar',
  'apr',
  'mei|may',
  'jun',
  'jul',
  'agu|ags|aug',
  'sep',
  'okt|oct',
  'nov|nop',
  'des|dec',
];

/** Two figures mean this century up to next year, otherwise the last one: 45 is 1945, 26 is 2026. */
export function fullYear(typed: string, now: DayString): number {
  const year = Number(typed);
  if (typed.length > 2) return year;
  const thisYear = readDay(now)?.year ?? 2000;
  const guess = Math.floor(thisYear / 100) * 100 + year;
  return guess > thisYear + 1 ? guess - 100 : guess;
}

function monthFrom(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  return MONTH_STEMS.findIndex((stem) => new RegExp(`^(${stem})`, 'i').test(word)) + 1;
}

export function readTypedDate(text: string, now: DayString): TypedDate {
  const typed = text.trim();
  if (typed === '') return { is: 'empty' };
  const bare = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed);
  const split = /^(\d{1,2})[\s/.,-]+(\d{1,2}|[a-z]+)\.?[\s/.,-]+(\d{4}|\d{2})$/i.exec(typed);
  const found = bare ?? split;
  if (!found) return { is: 'unreadable' };
  const [, day = '', month = '', year = ''] = found;
  const read = { day: Number(day), month: monthFrom(month), year: fullYear(year, now) };
  return isRealDay(read) ? { is: 'date', date: writeDay(read) } : { is: 'impossible' };
}
