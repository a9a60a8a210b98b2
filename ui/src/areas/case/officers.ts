// The names behind the ids of officers.

import { call, commands, type OfficerRow } from '../../bridge';
import { session } from '../../frame/session.svelte';
import { words } from '../../words/id';

export type Names = ReadonlyMap<string, string>;

export const readOfficers = (): Promise<readonly OfficerRow[]> => call(commands.officers());

export function namesOf(officers: readonly OfficerRow[]): Names {
  return new Map(officers.map((officer) => [officer.id, officer.name]));
}

export const nameOf = (names: Names, id: string): string => names.get(id) ?? words.terms.none;

const mayCarry = (officer: OfficerRow) =>
  officer.active &&
  officer.roles.some((role) => role === 'ketua' || role === 'pencatat' || role === 'pendamping');

/** Everybody who may look after cases; a companion who is nothing else opens them for themselves only. */
export function choosable(officers: readonly OfficerRow[]): readonly OfficerRow[] {
  const able = officers.filter(mayCarry);
  const me = able.find((each) => each.id === session.officer?.id);
  const forOthers = me?.roles.some((role) => role === 'ketua' || role === 'pencatat');
  return forOthers ? able : able.filter((each) => each === me);
}

/** To whom a case can be handed: everybody who may look after cases. */
export const carriers = (officers: readonly OfficerRow[]) => officers.filter(mayCarry);

/** The same, and whoever stands there already: they may have stopped since. */
export const carriersAnd = (officers: readonly OfficerRow[], stands: string | null | undefined) =>
  officers.filter((each) => mayCarry(each) || each.id === stands);

/** Whether somebody who was an officer left, or looks after no cases any more. */
export const hasStopped = (officers: readonly OfficerRow[], id: string | null): boolean =>
  officers.some((each) => each.id === id && !mayCarry(each));

export const asChoices = (officers: readonly OfficerRow[]) =>
  officers.map((each) => ({
    value: each.id,
    label: each.id === session.officer?.id ? words.case.form.self(each.name) : each.name,
  }));
