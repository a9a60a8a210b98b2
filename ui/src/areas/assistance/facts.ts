// What the page of assistance lists beside what was given.

import type { Assistance } from '../../bridge';
import type { Fact } from '../../parts/Facts.svelte';
import { longDate, rt } from '../../words/format';
import { words } from '../../words/id';
import { kindOf, type Kinds } from './kinds';

export function factsOf({ row, address }: Assistance, all: Kinds): Fact[] {
  const say = words.assistance.page;
  const programme = row.given_by === 'programme';
  const kind = kindOf(all, row.kind);
  const facts: (Fact | false)[] = [
    !programme && { name: say.date, value: longDate(row.date) },
    programme && row.since !== '' && { name: say.since, value: longDate(row.since) },
    programme && { name: say.until, value: row.until ? longDate(row.until) : say.running },
    programme && { name: say.seen, value: longDate(row.date) },
    kind !== undefined && { name: say.kind, value: kind.name },
    row.rt !== '' && { name: say.rt, value: rt(row.rt), figures: true },
    address !== '' && { name: say.address, value: address },
    row.case_number !== '' && { name: say.case, value: row.case_number, figures: true },
    { name: say.number, value: row.number, figures: true },
  ];
  return facts.filter((fact) => fact !== false);
}
