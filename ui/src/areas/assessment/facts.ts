// What was found, as the lines of a card and of a paper.

import type { Assessment } from '../../bridge';
import type { Fact } from '../../parts/Facts.svelte';
import { words } from '../../words/id';

/** Only what was filled in. */
export function factsOf({ form, visited_by_name }: Assessment): Fact[] {
  const say = words.assessment;
  const disabilities = form.disabilities.map((kind) => say.disabilities[kind] ?? kind).join(', ');
  return [
    { name: say.card.visited, value: say.card.visitedAs(form.visited_on, visited_by_name) },
    { name: say.form.needs, value: form.needs },
    { name: say.form.strengths, value: form.strengths },
    { name: say.form.conditions, value: form.conditions },
    { name: say.form.disabilities, value: disabilities },
    { name: say.form.told.aids.label, value: form.aids },
    { name: say.form.told.carer.label, value: form.carer },
    { name: say.form.told.safe_contact.label, value: form.safe_contact },
    { name: say.form.told.legal_status.label, value: form.legal_status },
    { name: say.form.dailyHelp, value: say.dailyHelp[form.daily_help] ?? '' },
    { name: say.form.event, value: say.card.eventAs(form.event, form.event_on) },
  ].filter((fact) => fact.value !== '');
}
