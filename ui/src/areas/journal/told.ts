// What stood in a column, in words: codes of types, kinds and funds by their names, lists line by line.

import type { HistoryChange, HistoryPart, HistoryValue, PartnerKind, PmksType } from '../../bridge';
import { words } from '../../words/id';
import { fundName, kindName, type Kinds } from '../assistance/kinds';
import { shortName } from '../case/types';
import { sourceName, tagName } from '../choice/lists.svelte';
import { shortKind } from '../partner/kinds';

export type Say = (column: string, value: HistoryValue) => string;

const { silent, value: plain } = words.journal;

/** With the reference lists that were read. */
export function saidBy(
  types: readonly PmksType[],
  kinds: Kinds,
  partners: readonly PartnerKind[] = [],
): Say {
  const text = (column: string, stored: string): string => {
    if (column === 'pmks' && stored) return shortName(types, Number(stored));
    if (column === 'tag') return tagName(stored);
    if (column === 'source') return sourceName(stored);
    if (column === 'fund') return fundName(kinds, stored);
    if (column === 'kind' && kinds.kinds.some((kind) => kind.code === stored))
      return kindName(kinds, stored);
    if (column === 'kind' && partners.some((kind) => kind.code === stored))
      return shortKind(partners, stored);
    return plain(column, stored);
  };
  const line = (parts: readonly HistoryPart[]) =>
    parts
      .filter(({ column }) => !silent.has(column))
      .sort((a, b) => rank(a.column) - rank(b.column))
      .map((part) => text(part.column, part.text))
      .filter(Boolean)
      .join(', ');
  return (column, value) =>
    value.kind === 'text' ? text(column, value.text) : value.lines.map(line).join('\n');
}

/** What stood there and what stands there since; of a list only the lines that went and those that came. */
export function changeOf(say: Say, { column, before, after }: HistoryChange): [string, string] {
  const [was, is] = [say(column, before), say(column, after)];
  if (!isList({ before, after })) return [was, is];
  const without = (some: string, others: string) => {
    const there = new Set(others.split('\n'));
    return some
      .split('\n')
      .filter((line) => !there.has(line))
      .join('\n');
  };
  return [without(was, is), without(is, was)];
}

export const isList = ({ before, after }: Pick<HistoryChange, 'before' | 'after'>): boolean =>
  before.kind === 'lines' || after.kind === 'lines';

/** What a line is about comes first. */
const FIRST = ['stage', 'name', 'person_id', 'pmks', 'fund', 'quantity', 'unit'];
function rank(column: string): number {
  const at = FIRST.indexOf(column);
  return at < 0 ? FIRST.length : at;
}
