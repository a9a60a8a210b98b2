// Dukcapil's relations to the head of a family, as choices.

import { words } from '../../words/id';

export const HEAD = 1;

export const relations = Object.entries(words.household.relations).map(([value, label]) => ({
  value,
  label,
}));

/** All but the head. */
export const memberRelations = relations.filter((each) => each.value !== String(HEAD));

/** Years from which somebody has a KTP: younger ones are not the head of a family card by themselves. */
const GROWN = 17;
/** Of an age that nobody knows nothing is said. */
export const isChild = (age: number | null): boolean => age !== null && age < GROWN;

export function relationName(code: number): string {
  return words.household.relations[String(code)] ?? words.terms.none;
}
