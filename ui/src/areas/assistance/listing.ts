// What the list of assistance is narrowed to, in the words of the screen, and how the core takes it.

import type { AssistanceFilter, GivenBy } from '../../bridge';
import type { Step } from '../../frame/router.svelte';
import { readDay, today, writeDay, type DayString } from '../../words/format';

export type Period = 'all' | 'month' | 'last_month' | 'year' | 'last_year' | 'own';

export interface Narrowing {
  /** A name, or a number as somebody types it. */
  query: string;
  giver: GivenBy | 'all';
  period: Period;
  /** Of one's own period. */
  from: DayString | null;
  to: DayString | null;
  kind: string;
  fund: string;
  rt: string;
}

export interface Kept {
  narrowing: Narrowing;
  /** Place of the chosen row. */
  at: number;
}

export const NO_NARROWING: Narrowing = {
  query: '',
  giver: 'all',
  period: 'all',
  from: null,
  to: null,
  kind: '',
  fund: '',
  rt: '',
};

export function keptOf(step: Step): Kept {
  step.kept['assistances'] ??= { narrowing: { ...NO_NARROWING }, at: 0 };
  return step.kept['assistances'] as Kept;
}

const monthOf = (year: number, month: number): [DayString, DayString] => {
  // Day 0 of the next month is the last one of this month.
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return [writeDay({ year, month, day: 1 }), writeDay({ year, month, day: last })];
};

/** First and last day; empty for no limit. */
export function daysOf(
  narrowing: Pick<Narrowing, 'period' | 'from' | 'to'>,
  now: DayString = today(),
): [DayString, DayString] {
  const day = readDay(now);
  if (!day) return ['', ''];
  const { year, month } = day;
  switch (narrowing.period) {
    case 'all':
      return ['', ''];
    case 'month':
      return monthOf(year, month);
    case 'last_month':
      return month === 1 ? monthOf(year - 1, 12) : monthOf(year, month - 1);
    case 'year':
      return [`${year}-01-01`, `${year}-12-31`];
    case 'last_year':
      return [`${year - 1}-01-01`, `${year - 1}-12-31`];
    case 'own':
      return [narrowing.from ?? '', narrowing.to ?? ''];
  }
}

export function filterOf(narrowing: Narrowing): AssistanceFilter {
  const [from, to] = daysOf(narrowing);
  return {
    from,
    to,
    kind: narrowing.kind,
    fund: narrowing.fund,
    given_by: narrowing.giver === 'all' ? null : narrowing.giver,
    rt: narrowing.rt,
    person: null,
    household: null,
    query: narrowing.query.trim(),
  };
}
