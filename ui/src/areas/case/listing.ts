// What the list of cases is narrowed to, and how it is read: the first rows at once, the rest behind them.

import {
  call,
  commands,
  type CaseFilter,
  type CaseRow,
  type PmksType,
  type Stage,
} from '../../bridge';
import { words } from '../../words/id';
import { nameOf, type Names } from './officers';
import { shortName } from './types';

export interface Narrowing {
  scope: 'open' | 'overdue' | 'all';
  stage: Stage | '';
  pmks: string;
  rt: string;
  responsible: string;
}

export const NO_NARROWING: Narrowing = {
  scope: 'open',
  stage: '',
  pmks: '',
  rt: '',
  responsible: '',
};

export function toFilter(narrowing: Narrowing): CaseFilter {
  return {
    stage: narrowing.stage || null,
    pmks: narrowing.pmks ? Number(narrowing.pmks) : null,
    rt: narrowing.rt,
    responsible: narrowing.responsible || null,
    overdue: narrowing.scope === 'overdue',
    closed_too: narrowing.scope === 'all',
  };
}

export interface FilterWord {
  key: 'scope' | 'stage' | 'pmks' | 'rt' | 'responsible';
  text: string;
}

export function chipsOf(
  narrowing: Narrowing,
  types: readonly PmksType[],
  names: Names,
): FilterWord[] {
  const { scope, stage, pmks, rt, responsible } = narrowing;
  const chips: FilterWord[] = [];
  if (scope !== 'open') chips.push({ key: 'scope', text: words.case.list.scopes[scope] });
  if (stage) chips.push({ key: 'stage', text: words.terms.stages[stage] });
  if (pmks) chips.push({ key: 'pmks', text: shortName(types, Number(pmks)) });
  if (rt) chips.push({ key: 'rt', text: `${words.case.rt} ${rt}` });
  if (responsible) chips.push({ key: 'responsible', text: nameOf(names, responsible) });
  return chips;
}

/** The narrowing with one of its filters taken off. */
export function without(narrowing: Narrowing, key: FilterWord['key']): Narrowing {
  return { ...narrowing, [key]: NO_NARROWING[key] };
}

const FIRST = 60;
const FURTHER = 500;

/** Reads all rows of the filter; `show` is called with what there is so far. Resolves to the count. */
export function readEvery(filter: CaseFilter, show: (rows: readonly CaseRow[]) => void) {
  let stopped = false;
  async function read(): Promise<number> {
    let rows = await call(commands.cases(filter, 0, FIRST));
    if (stopped) return rows.length;
    show(rows);
    const count = await call(commands.countCases(filter));
    while (!stopped && rows.length < count) {
      const more = await call(commands.cases(filter, rows.length, FURTHER));
      if (more.length === 0) break;
      rows = [...rows, ...more];
      if (!stopped) show(rows);
    }
    return count;
  }
  const reading = read();
  return {
    // What was asked for before is thrown away, its count too.
    done: new Promise<number>((resolve, reject) => {
      reading.then(
        (count) => !stopped && resolve(count),
        (fault: unknown) => !stopped && reject(fault as Error),
      );
    }),
    stop: () => {
      stopped = true;
    },
  };
}
