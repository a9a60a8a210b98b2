// What stood in a column, in words: codes of types, kinds and funds by their names, lists line by line.

import type { HistoryPart, HistoryValue, PmksType } from '../../bridge';
import { words } from '../../words/id';
import { fundName, kindName, type Kinds } from '../assistance/kinds';
import { shortName } from '../case/types';

export type Say = (column: string, value: HistoryValue) => string;

const { silent, value: plain } = words.journal;

/** With the reference lists that were read. */
export function saidBy(types: readonly PmksType[], kinds: Kinds): Say {
  const text = (column: string, stored: string): string => {
    if (column === 'pmks' && stored) return shortName(types, Number(stored));
    if (column === 'fund') return fundName(kinds, stored);
    if (column === 'kind' && kinds.kinds.some((kind) => kind.code === stored))
      return kindName(kinds, stored);
    return plain(column, stored);
  };
  const line = (parts: readonly HistoryPart[]) =>
    parts
      .filter(({ column }) => !silent.has(column))
      // The stage itself says more than who moved it, and that it was not skipped.
      .filter(({ column, text: stored }) => !(column === 'skipped' && stored === '0'))
      .sort((a, b) => rank(a.column) - rank(b.column))
      .map((part) => text(part.column, part.text))
      .filter(Boolean)
      .join(', ');
  return (column, value) =>
    value.kind === 'text' ? text(column, value.text) : value.lines.map(line).join('\n');
}

/** What a line is about comes first. */
const FIRST = ['stage', 'name', 'person_id', 'pmks', 'fund', 'quantity', 'unit'];
function rank(column: string): number {
  const at = FIRST.indexOf(column);
  return at < 0 ? FIRST.length : at;
}
