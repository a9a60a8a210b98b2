// The fields of the form in its order, with what to ask for where one is empty.

import type { FormField } from '../../parts/form.svelte';
import { words } from '../../words/id';
import { FIELDS as GIFT } from '../assistance/fields';

const say = words.distribution.form;

export const FIELDS: Readonly<Record<string, FormField>> = {
  name: { label: say.name, whenEmpty: say.nameMissing },
  day: { label: say.day, whenEmpty: say.dayMissing },
  place: { label: say.place },
  ...GIFT,
  rows: { label: say.rows, whenEmpty: say.rowsMissing },
};

/** The fields of what one recipient gets. */
export const GIFT_FIELDS: readonly string[] = Object.keys(GIFT);
