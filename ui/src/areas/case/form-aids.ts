// What the forms of a case are opened with, and the sentences of their faults.

import type { OfficerRow, PmksType } from '../../bridge';
import type { FormField } from '../../parts/form.svelte';
import { words } from '../../words/id';
import { choosable, readOfficers } from './officers';
import { oftenTypes, readTypes } from './types';

const say = words.case.form;

export interface FormAids {
  types: readonly PmksType[];
  often: readonly number[];
  /** Who can be responsible, as far as this officer may choose. */
  officers: readonly OfficerRow[];
}

/** `carriedBy` may stay responsible although they could not be chosen any more. */
export async function readAids(carriedBy?: string): Promise<FormAids> {
  const [types, often, all] = await Promise.all([readTypes(), oftenTypes(), readOfficers()]);
  const able = choosable(all);
  const present = all.filter((each) => each.id === carriedBy && !able.includes(each));
  return { types, often, officers: [...able, ...present] };
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
