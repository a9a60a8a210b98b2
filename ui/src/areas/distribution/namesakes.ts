// Who could be taken for somebody else on a list.

import type { RecipientRow } from '../../bridge';
import { fold } from '../../words/fold';

/** Ids of the rows whose name and RT another row has too. */
export function namesakes(
  rows: readonly Pick<RecipientRow, 'id' | 'name' | 'rt'>[],
): ReadonlySet<string> {
  const key = ({ name, rt }: Pick<RecipientRow, 'name' | 'rt'>) => `${fold(name)} ${rt}`;
  const times = new Map<string, number>();
  for (const row of rows) times.set(key(row), (times.get(key(row)) ?? 0) + 1);
  return new Set(rows.filter((row) => (times.get(key(row)) ?? 0) > 1).map((row) => row.id));
}
