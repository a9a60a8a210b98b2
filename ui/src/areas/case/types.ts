// The 26 types as the screens of a case use them: read once, found by number, grouped for choosing.

import { call, commands, type PmksType, type Subject } from '../../bridge';
import { words } from '../../words/id';

export type SubjectKind = Subject['kind'];

let reading: Promise<readonly PmksType[]> | undefined;

/** Reference data never changes while the program runs. */
export function readTypes(): Promise<readonly PmksType[]> {
  reading ??= commands.pmksTypes();
  return reading;
}

export function typeOf(types: readonly PmksType[], number: number): PmksType | undefined {
  return types.find((type) => type.number === number);
}

/** 'Lansia terlantar', or the number where the type is not known. */
export function shortName(types: readonly PmksType[], number: number): string {
  return typeOf(types, number)?.short ?? words.case.form.types.number(number);
}

export const suits = (type: PmksType, kind: SubjectKind) => type.subjects.includes(kind);

const groups = words.case.form.types.groups;

/** In the order people look for them; together all 26. */
export const TYPE_GROUPS: readonly { title: string; numbers: readonly number[] }[] = [
  { title: groups.poor, numbers: [24, 23, 25] },
  { title: groups.elder, numbers: [8, 9] },
  { title: groups.child, numbers: [1, 2, 3, 4, 5, 6, 7] },
  { title: groups.street, numbers: [10, 11, 12, 13] },
  { title: groups.harm, numbers: [18, 19] },
  { title: groups.health, numbers: [15, 16, 17] },
  { title: groups.migrant, numbers: [20] },
  { title: groups.disaster, numbers: [21, 22] },
  { title: groups.group, numbers: [14, 26] },
];

/** Under 18 these are another type (DOMAIN 2.2; a child who suffers violence is type 6). */
export const UNDER_18_INSTEAD: Readonly<Record<number, number>> = { 10: 7, 19: 6 };

/** By name, abbreviation, other spellings or number; every typed word must be found. */
export function searchTypes(types: readonly PmksType[], query: string): PmksType[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (type: PmksType) => {
    const text = [type.name, type.short, type.code, ...type.also, type.number]
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  return types.filter(has);
}

/** Of the fault's field `types.24` the 24. */
export function numberOfField(field: string | null | undefined): number | undefined {
  const found = /^types\.(\d+)$/.exec(field ?? '');
  return found ? Number(found[1]) : undefined;
}

export async function oftenTypes(): Promise<readonly number[]> {
  return call(commands.oftenCaseTypes());
}
