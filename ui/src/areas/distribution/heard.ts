// What the core told of those who are chosen: who already got the same, and who stands on another list.

import type { AlreadySum } from '../../bridge';

/** What is known of one recipient. */
export interface Known {
  /** Whether they got the same kind lately. */
  same: boolean;
  /** Numbers of the open lists with them or their family. */
  lists: readonly string[];
}

export interface Heard {
  /** The kind that was asked about. */
  kind: string;
  /** The first day that counts. */
  since: string;
  of: ReadonlyMap<string, Known>;
}

/** What was known, and an answer about these: of whom it says nothing there is nothing to say. */
export function summed(
  before: ReadonlyMap<string, Known>,
  asked: readonly { id: string }[],
  told: AlreadySum,
): ReadonlyMap<string, Known> {
  const same = new Set(told.same_kind);
  const lists = new Map<string, string[]>();
  for (const { number, ids } of told.open)
    for (const id of ids) lists.set(id, [...(lists.get(id) ?? []), number]);
  const next = new Map(before);
  for (const { id } of asked) next.set(id, { same: same.has(id), lists: lists.get(id) ?? [] });
  return next;
}

/** What there is to say of these: who got the same, how many stand on which other list, and all of them. */
export function told(
  recipients: readonly { id: string }[],
  known: ReadonlyMap<string, Known>,
  own: string,
) {
  const same = new Set<string>();
  const lists = new Map<string, number>();
  const all = new Set<string>();
  for (const { id } of recipients) {
    const one = known.get(id);
    const others = (one?.lists ?? []).filter((number) => number !== own);
    if (one?.same) same.add(id);
    for (const number of others) lists.set(number, (lists.get(number) ?? 0) + 1);
    if (one?.same || others.length > 0) all.add(id);
  }
  return { same, lists, all };
}
