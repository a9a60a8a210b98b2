// Finding residents while typing: first what matches, then, where that is little, what nearly does.

import { call, commands, type PersonFilter, type PersonLine, type PersonRow } from '../../bridge';
import { fold } from '../../words/fold';

/** Fewer exact hits than this, and near ones are looked for too. */
export const FEW = 5;

/** Three letters at least make a name that can be misspelt; numbers can't. */
export function canBeMisspelt(query: string): boolean {
  const folded = fold(query);
  return folded.length >= 3 && !/\d/.test(folded);
}

/** Residents nearly called so, without those who were found already. */
export async function nearly(
  filter: PersonFilter,
  found: readonly string[],
): Promise<PersonLine[]> {
  if (found.length >= FEW || !canBeMisspelt(filter.query)) return [];
  const near = await call(commands.similarPersons(filter));
  return near.filter((line) => !found.includes(line.person.id));
}

export interface Hit {
  person: PersonRow;
  near: boolean;
}

/** For a choosing box: at most eight, the exact ones first; `gone` is whether those who moved or died are meant too. */
export async function hitsFor(
  query: string,
  signal: AbortSignal,
  except: readonly string[] = [],
  gone = false,
) {
  if (query === '') return [];
  const filter = { query, rt: '', gone_too: gone };
  const exact = await call(commands.persons(filter, 0, 8 + except.length));
  const near = signal.aborted
    ? []
    : await nearly(
        filter,
        exact.map((row) => row.id),
      );
  const all: Hit[] = [
    ...exact.map((row) => ({ person: row, near: false })),
    ...near.map((line) => ({ person: line.person, near: true })),
  ];
  return all.filter((hit) => !except.includes(hit.person.id)).slice(0, 8);
}
