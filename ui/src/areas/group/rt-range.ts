// RT numbers as people type them: '32', '031', '31-35', '1, 3, 5 s.d. 8'.

import { rt } from '../../words/format';

export interface TypedRts {
  /** Three digits each, in order, without doubles. */
  rts: readonly string[];
  /** The first piece that is no RT, as typed. */
  wrong: string | null;
}

const RANGE = /^(\d{1,3})\s*(?:-|–|—|s\.?\s*\/?\s*d\.?|sampai)\s*(\d{1,3})$/i;
const ONE = /^\d{1,3}$/;

function numbers(piece: string): number[] | null {
  if (ONE.test(piece)) return [Number(piece)];
  const range = RANGE.exec(piece);
  if (!range) return null;
  const [from, to] = [Number(range[1]), Number(range[2])].sort((a, b) => a - b) as [number, number];
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Reads one or more RTs and ranges, parted by commas, semicolons or spaces. */
export function readRts(typed: string): TypedRts {
  // Spaces around the word or dash of a range belong to it.
  const joined = typed.replace(/(\d)\s*(-|–|—|s\.?\s*\/?\s*d\.?|sampai)\s*(\d)/gi, '$1-$3');
  const pieces = joined.split(/[\s,;]+/).filter((piece) => piece !== '');
  const found = new Set<number>();
  for (const piece of pieces) {
    const read = numbers(piece);
    if (!read || read.some((number) => number < 1)) return { rts: [], wrong: piece };
    read.forEach((number) => found.add(number));
  }
  return { rts: [...found].sort((a, b) => a - b).map(rt), wrong: null };
}

/** Both lists as one, in order. */
export function joinRts(known: readonly string[], added: readonly string[]): string[] {
  return [...new Set([...known, ...added])].sort();
}
