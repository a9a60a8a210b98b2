// What the form of assistance holds while it is typed, and how it becomes what the core takes.

import type {
  AssistanceForm as CoreForm,
  AssistanceType,
  CaseRow,
  GivenBy,
  HouseholdRow,
  ItemForm,
  PersonRow,
  Recipient,
} from '../../bridge';
import { today, type DayString } from '../../words/format';
import type { TypedQuick } from '../person/typing';

/** A group is known by its case alone: the form opens for it from there. */
export type Target = Recipient['kind'] | 'group';

export interface TypedFund {
  fund: string;
  amount: number | null;
  /** Takes what the others leave, until an amount is typed into it. */
  rest: boolean;
}

export interface TypedAssistance {
  /** The revision that was read; 0 for something new. */
  rev: number;
  side: GivenBy;
  to: Target;
  person: PersonRow | null;
  household: HouseholdRow | null;
  /** The case about the group that it is for. */
  group: CaseRow | null;
  /** Somebody who is being written down in the middle of it. */
  quick: TypedQuick | null;
  case_id: string;
  kind: string;
  date: DayString | null;
  since: DayString | null;
  until: DayString | null;
  form: AssistanceType;
  amount: number | null;
  items: ItemForm[];
  funds: TypedFund[];
  note: string;
}

export const blankItem = (): ItemForm => ({ name: '', quantity: '', unit: '', value: null });
export const blankFund = (rest = false): TypedFund => ({ fund: '', amount: null, rest });

export function typedBlank(known: Partial<TypedAssistance> = {}): TypedAssistance {
  return {
    rev: 0,
    side: 'group',
    to: 'person',
    person: null,
    household: null,
    group: null,
    quick: null,
    case_id: '',
    kind: '',
    date: today(),
    since: null,
    until: null,
    form: 'money',
    amount: null,
    items: [blankItem()],
    funds: [blankFund(true)],
    note: '',
    ...known,
  };
}

export function typedOf(
  form: CoreForm,
  rev: number,
  side: GivenBy,
  who: Pick<TypedAssistance, 'person' | 'household'> &
    Partial<Pick<TypedAssistance, 'to' | 'group'>>,
): TypedAssistance {
  const funds = form.funds.map((line) => ({ ...line, rest: false }));
  return {
    ...typedBlank(who),
    rev,
    side,
    case_id: form.case_id ?? '',
    kind: form.kind,
    date: form.date,
    since: form.since || null,
    until: form.until || null,
    form: form.form,
    amount: form.amount,
    items: form.items.length > 0 ? form.items.map((item) => ({ ...item })) : [blankItem()],
    // The only source takes all there is, also after the amount is corrected.
    funds: funds.length > 1 ? funds : [{ ...(funds[0] ?? blankFund()), rest: true }],
    note: form.note,
  };
}

/** None also for a group. */
export function recipientOf(typed: TypedAssistance): Recipient | null {
  if (typed.to === 'group') return null;
  const id = typed.to === 'person' ? typed.person?.id : typed.household?.id;
  return id ? { kind: typed.to, id } : null;
}

/** Whether the draft of a new gift is about what was asked for: there is one, whoever and whichever case it is about. */
export function fits(
  draft: TypedAssistance,
  asked: { person?: string; household?: string; case?: string },
): boolean {
  const id = asked.person ?? asked.household;
  return (!id || recipientOf(draft)?.id === id) && (!asked.case || draft.case_id === asked.case);
}

/** What the sources must add up to; null where nothing is known. */
export function worthOf(typed: TypedAssistance): number | null {
  if (typed.form !== 'goods') return typed.amount;
  const sum = typed.items.reduce((sofar, item) => sofar + (item.value ?? 0), 0);
  return sum > 0 ? sum : null;
}

/** The sources with what the line of the rest takes. */
export function settled(typed: TypedAssistance): TypedFund[] {
  const worth = worthOf(typed);
  const others = typed.funds.reduce(
    (sofar, line) => sofar + (line.rest ? 0 : (line.amount ?? 0)),
    0,
  );
  const rest = worth === null ? null : Math.max(0, worth - others) || null;
  return typed.funds.map((line) => (line.rest ? { ...line, amount: rest } : { ...line }));
}

/** What the sources still lack (or, below nothing, have too much). */
export function missing(typed: TypedAssistance): number {
  const sum = settled(typed).reduce((sofar, line) => sofar + (line.amount ?? 0), 0);
  return (worthOf(typed) ?? 0) - sum;
}

export function toCore(typed: TypedAssistance): CoreForm {
  const group = typed.side === 'group';
  const goods = group && typed.form === 'goods';
  return {
    recipient: recipientOf(typed),
    case_id: typed.case_id || null,
    kind: typed.kind,
    date: typed.date ?? '',
    since: typed.since ?? '',
    until: typed.until ?? '',
    form: typed.form,
    amount: goods ? null : typed.amount,
    items: goods ? typed.items.map((item) => ({ ...item })) : [],
    // A line that only waits for the rest and has no source is no line.
    funds: group
      ? settled(typed).map(({ fund, amount, rest }) => ({
          fund,
          amount: rest && fund === '' ? null : amount,
        }))
      : [],
    note: typed.note,
  };
}
