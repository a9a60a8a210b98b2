// One line of "Terbaru" for each kind of entry, and where it leads.

import type { AssistanceKind, Latest, PmksType } from '../../bridge';
import type { Place } from '../../frame/places';
import { rt } from '../../words/format';
import { words } from '../../words/id';
import { shortName } from '../case/types';
import { readsPeople } from './rights';

const say = words.home.latest;

export interface Line {
  id: string;
  kind: Latest['what']['kind'];
  at: string;
  title: string;
  note: string;
  /** None where the officer may not open it. */
  go: Place | null;
}

const noted = (...parts: (string | false)[]) => parts.filter(Boolean).join(', ');
const inRt = (value: string) => value && `${words.case.rt} ${rt(value)}`;

export function lineOf(
  { at, what }: Latest,
  types: readonly PmksType[],
  kinds: readonly AssistanceKind[],
): Line {
  const { id } = what.row;
  switch (what.kind) {
    case 'person': {
      const go: Place | null = readsPeople() ? { screen: 'person', id } : null;
      const note = noted(say.person, inRt(what.row.rt));
      return { id, kind: 'person', at, title: what.row.name, note, go };
    }
    case 'case': {
      const { subject, household_id, types: numbers } = what.row;
      const title = household_id ? words.household.family(subject) : subject;
      const [first] = numbers;
      const note = noted(say.case, first !== undefined && shortName(types, first));
      return { id, kind: 'case', at, title, note, go: { screen: 'case', id } };
    }
    case 'assistance': {
      const { name, recipient, amount, given_by } = what.row;
      const kind = kinds.find((each) => each.code === what.row.kind)?.short ?? what.row.kind;
      const title = recipient?.kind === 'household' ? words.household.family(name) : name;
      const done = given_by === 'group' ? say.given : say.noted;
      const worth = amount !== null && words.home.group.rupiah(amount);
      const go: Place = { screen: 'assistance', id };
      return { id, kind: 'assistance', at, title, note: noted(done, kind, worth), go };
    }
  }
}
