// What one recipient gets, in one line: the goods of their shares, or their money.

import type { DistributionForm, RecipientRow } from '../../bridge';
import { words } from '../../words/id';
import { rupiah } from '../../words/money';

/** '2,5' times so many, as it is written. */
function times(quantity: string, number: number): string {
  const value = Number(quantity.replace(',', '.')) * number;
  return Number.isFinite(value)
    ? String(Math.round(value * 1000) / 1000).replace('.', ',')
    : quantity;
}

export function getsOf(
  form: Pick<DistributionForm, 'form' | 'items'>,
  row: Pick<RecipientRow, 'shares' | 'worth'>,
): string {
  if (form.form === 'goods')
    return form.items
      .map((item) => words.assistance.item({ ...item, quantity: times(item.quantity, row.shares) }))
      .join(', ');
  if (form.form === 'money' && row.worth !== null) return rupiah(row.worth);
  const service = words.assistance.forms[form.form];
  return row.shares > 1 ? `${service}, ${words.distribution.share.times(row.shares)}` : service;
}
