// The fields of the form in its order, with what to ask for where one is empty.

import type { FormField } from '../../parts/form.svelte';
import { words } from '../../words/id';

const { form: say, attendance } = words.activity;

export const FIELDS: Readonly<Record<string, FormField>> = {
  title: { label: say.name, whenEmpty: say.nameMissing },
  day: { label: say.day, whenEmpty: say.dayMissing },
  time: { label: say.time },
  place: { label: say.place },
  leader: { label: say.leader },
  writer: { label: say.writer },
  agenda: { label: say.agenda },
  attendance: { label: attendance.label },
  guest: { label: attendance.guest, whenEmpty: attendance.guestMissing },
  minutes: { label: say.minutes },
  decisions: { label: say.sections.decisions },
  cases: { label: say.sections.cases },
};

export const WHAT_FIELDS = ['title', 'day', 'time', 'place', 'leader', 'writer', 'agenda'];
