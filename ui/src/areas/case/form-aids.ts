// What the forms of a case are opened with, and the sentences of their faults.

import { call, commands, type OfficerRow, type PmksType } from '../../bridge';
import type { FormField } from '../../parts/form.svelte';
import { session } from '../../frame/session.svelte';
import { words } from '../../words/id';
import { oftenTypes, readTypes } from './types';

const say = words.case.form;

export interface FormAids {
  types: readonly PmksType[];
  often: readonly number[];
  officers: readonly OfficerRow[];
}

const mayCarry = (officer: OfficerRow) =>
  officer.active &&
  officer.roles.some((role) => role === 'ketua' || role === 'pencatat' || role === 'pendamping');

/** A companion who is nothing else opens cases for themselves only (PRODUCT.md, "Roles"). */
function choosable(officers: readonly OfficerRow[]): OfficerRow[] {
  const able = officers.filter(mayCarry);
  const me = able.find((each) => each.id === session.officer?.id);
  const forOthers = me?.roles.some((role) => role === 'ketua' || role === 'pencatat');
  return forOthers ? able : able.filter((each) => each === me);
}

export async function readAids(): Promise<FormAids> {
  const [types, often, officers] = await Promise.all([
    readTypes(),
    oftenTypes(),
    call(commands.officers()),
  ]);
  return { types, often, officers: choosable(officers) };
}

/** In form order, with the sentence for each that is empty. */
export function caseFields(types: readonly PmksType[]): Record<string, FormField> {
  return {
    subject: { label: say.who.label, whenEmpty: say.who.missing },
    types: { label: say.types.label },
    ...Object.fromEntries(types.map((type) => [`types.${type.number}`, { label: type.short }])),
    source: { label: say.report.source, whenEmpty: say.report.sourceMissing },
    reported_on: { label: say.report.on, whenEmpty: say.report.onMissing },
    reporter: { label: say.report.reporter },
    reason: { label: say.secrecy.title },
    story: { label: say.story },
    responsible: { label: say.responsible, whenEmpty: say.responsibleMissing },
  };
}
