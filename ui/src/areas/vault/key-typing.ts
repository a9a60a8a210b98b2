// What is typed from the paper with the recovery key, cut into its groups while typing. Whether a group
// is right only the core knows; here is only what can be seen.

export const GROUPS = 8;
const SYMBOLS_EACH = 5;
const SYMBOLS = /[^0-9A-HJKMNP-TV-Z]/g;

/** As the paper writes it: capitals, and the letters that the key does not have read as their figures. */
export function tidyKey(typed: string): string {
  return typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1').replace(SYMBOLS, '');
}

/** The eight groups as far as they are typed. */
export function groupsOf(typed: string): readonly string[] {
  const symbols = tidyKey(typed);
  return Array.from({ length: GROUPS }, (_, at) =>
    symbols.slice(at * SYMBOLS_EACH, (at + 1) * SYMBOLS_EACH),
  );
}

export type GroupState = 'empty' | 'part' | 'full' | 'wrong';

/** `wrong` is the group that the core named, 1 to 8. */
export function stateOf(group: string, number: number, wrong: number | null): GroupState {
  if (number === wrong) return 'wrong';
  if (group === '') return 'empty';
  return group.length < SYMBOLS_EACH ? 'part' : 'full';
}

/** Two different groups to be typed back, in the order of the paper. */
export function twoGroups(random: () => number = Math.random): [number, number] {
  const first = Math.floor(random() * GROUPS);
  const second = (first + 1 + Math.floor(random() * (GROUPS - 1))) % GROUPS;
  return first < second ? [first + 1, second + 1] : [second + 1, first + 1];
}
