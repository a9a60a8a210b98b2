// What the list of cases is narrowed to.

import type { CaseFilter, PmksType, Stage } from '../../bridge';
import type { Place } from '../../frame/places';
import { words } from '../../words/id';
import { tagName } from '../choice/lists.svelte';
import { nameOf, type Names } from './officers';
import { shortName } from './types';

export interface Narrowing {
  scope: 'open' | 'overdue' | 'all';
  stage: Stage | '';
  pmks: string;
  rt: string;
  responsible: string;
  tag: string;
}

export const NO_NARROWING: Narrowing = {
  scope: 'open',
  stage: '',
  pmks: '',
  rt: '',
  responsible: '',
  tag: '',
};

/** What the list begins with where a place leads to it. */
export const narrowingOf = (place: Place): Narrowing =>
  place.screen === 'cases' && place.tag
    ? { ...NO_NARROWING, tag: place.tag, scope: place.closed ? 'all' : 'open' }
    : NO_NARROWING;

export function toFilter(narrowing: Narrowing, query = ''): CaseFilter {
  return {
    query,
    stage: narrowing.stage || null,
    pmks: narrowing.pmks ? Number(narrowing.pmks) : null,
    rt: narrowing.rt,
    responsible: narrowing.responsible || null,
    tag: narrowing.tag,
    overdue: narrowing.scope === 'overdue',
    closed_too: narrowing.scope === 'all',
  };
}

export interface FilterWord {
  key: 'scope' | 'stage' | 'pmks' | 'rt' | 'responsible' | 'tag';
  text: string;
}

export function chipsOf(
  narrowing: Narrowing,
  types: readonly PmksType[],
  names: Names,
): FilterWord[] {
  const { scope, stage, pmks, rt, responsible, tag } = narrowing;
  const chips: FilterWord[] = [];
  if (scope !== 'open') chips.push({ key: 'scope', text: words.case.list.scopes[scope] });
  if (stage) chips.push({ key: 'stage', text: words.terms.stages[stage] });
  if (pmks) chips.push({ key: 'pmks', text: shortName(types, Number(pmks)) });
  if (rt) chips.push({ key: 'rt', text: `${words.case.rt} ${rt}` });
  if (responsible) chips.push({ key: 'responsible', text: nameOf(names, responsible) });
  if (tag) chips.push({ key: 'tag', text: tagName(tag) });
  return chips;
}

/** The narrowing with one of its filters taken off. */
export function without(narrowing: Narrowing, key: FilterWord['key']): Narrowing {
  return { ...narrowing, [key]: NO_NARROWING[key] };
}
