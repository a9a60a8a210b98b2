// The fields of the form in its order, with what to ask for where one is empty.

import type { FormField } from '../../parts/form.svelte';
import { words } from '../../words/id';

const say = words.assistance.form;
/** More lines than the core takes. */
const LINES = 50;

const lines = Array.from({ length: LINES }, (_, i) => i);

export const FIELDS: Readonly<Record<string, FormField>> = {
  recipient: { label: say.recipient, whenEmpty: say.recipientMissing },
  case_id: { label: say.case },
  kind: { label: say.kind, whenEmpty: say.kindMissing },
  since: { label: say.since },
  until: { label: say.until },
  date: { label: say.dateShort },
  amount: { label: say.amount.money, whenEmpty: say.amountMissing },
  items: { label: say.items },
  ...Object.fromEntries(
    lines.flatMap((i) => [
      [
        `items.${i}.name`,
        { label: say.itemNo(say.item.name, i + 1), whenEmpty: say.itemMissing.name },
      ],
      [
        `items.${i}.quantity`,
        { label: say.itemNo(say.item.quantity, i + 1), whenEmpty: say.itemMissing.quantity },
      ],
      [
        `items.${i}.unit`,
        { label: say.itemNo(say.item.unit, i + 1), whenEmpty: say.itemMissing.unit },
      ],
      [`items.${i}.value`, { label: say.itemNo(say.itemValue, i + 1) }],
    ]),
  ),
  funds: { label: say.fund, whenEmpty: say.fundMissing },
  ...Object.fromEntries(
    lines.flatMap((i) => [
      [`funds.${i}.fund`, { label: say.fundNo(say.fund, i + 1), whenEmpty: say.fundMissing }],
      [
        `funds.${i}.amount`,
        { label: say.fundNo(say.fundAmount, i + 1), whenEmpty: say.fundAmountMissing },
      ],
    ]),
  ),
  note: { label: say.note, whenEmpty: say.noteOther },
};
