// Who goes by name: lines of the list "dengan nama", counted by what they are.

import type { NamedSubject, SubjectKind } from '../../bridge';
import { words } from '../../words/id';

/** How many of each kind. */
export type Going = Readonly<Record<SubjectKind, number>>;

export function countGoing(named: readonly NamedSubject[], struck: ReadonlySet<string>): Going {
  const going = { person: 0, household: 0, group: 0 };
  for (const { id, kind } of named) if (!struck.has(id)) going[kind] += 1;
  return going;
}

export const total = (going: Going): number => going.person + going.household + going.group;

export const nameOf = ({ kind, name }: NamedSubject): string =>
  kind === 'household' ? words.household.family(name) : name;
