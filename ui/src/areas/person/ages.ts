// Of whom a list of residents is: how old, and of which sex.

import type { PersonFilter } from '../../bridge';
import { words } from '../../words/id';

/** What the list is narrowed to, as it is kept and saved. */
export interface Narrowing {
  query: string;
  rt: string;
  tag: string;
  gone_too: boolean;
  /** '60-' for sixty and older, '-4', '18-59'; empty for all. */
  ages: string;
  /** 'L', 'P' or empty. */
  sex: string;
}
export const NOTHING: Narrowing = {
  query: '',
  rt: '',
  tag: '',
  gone_too: false,
  ages: '',
  sex: '',
};

export interface Ages {
  from: number | null;
  to: number | null;
}
export function agesOf(range: string): Ages {
  const [, from = '', to = ''] = /^(\d{0,3})-(\d{0,3})$/.exec(range) ?? [];
  const number = (text: string) => (text === '' ? null : Math.min(Number(text), 255));
  return { from: number(from), to: number(to) };
}
export const rangeOf = ({ from, to }: Ages): string =>
  from === null && to === null ? '' : `${from ?? ''}-${to ?? ''}`;

export function filterOf({ ages, sex, ...rest }: Narrowing): PersonFilter {
  const { from, to } = agesOf(ages);
  return { ...rest, age_from: from, age_to: to, sex };
}

/** 'Perempuan, 60 tahun ke atas'; empty where it is about everybody. */
export const whomSaid = ({ ages, sex }: Pick<Narrowing, 'ages' | 'sex'>): string =>
  [words.person.sexes[sex], words.person.whom.range(agesOf(ages))].filter(Boolean).join(', ');
