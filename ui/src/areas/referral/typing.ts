// What the form of a referral holds while it is typed, and how it becomes what the core takes.

import type { PartnerRow, ReferralForm, ReferralState, Share, Stage } from '../../bridge';
import { addDays, today, type DayString } from '../../words/format';
import type { QuickTyped } from '../partner/typing';

/** An answer is usually expected within a fortnight. */
const DAYS = 14;

export interface TypedReferral {
  /** The revision that was read; 0 for something new. */
  rev: number;
  partner: PartnerRow | null;
  /** Somebody who is being written down in the middle of it. */
  quick: QuickTyped | null;
  sentOn: DayString | null;
  answerBy: DayString | null;
  request: string;
  done: string;
  enclosures: string;
  shares: Share[];
  /** Whether the case moves to the stage of referral. */
  move: boolean;
}

export const SHARES: readonly Share[] = [
  'name',
  'rt',
  'address',
  'phone',
  'born',
  'types',
  'story',
  'nik',
];

export function typedBlank(): TypedReferral {
  const now = today();
  return {
    rev: 0,
    partner: null,
    quick: null,
    sentOn: now,
    answerBy: addDays(now, DAYS),
    request: '',
    done: '',
    enclosures: '',
    // As few as possible: whoever needs more ticks it.
    shares: ['name'],
    move: true,
  };
}

export function typedOf(
  form: ReferralForm,
  rev: number,
  partner: PartnerRow | null,
): TypedReferral {
  return {
    ...typedBlank(),
    rev,
    partner,
    sentOn: form.sent_on,
    answerBy: form.answer_by,
    request: form.request,
    done: form.done,
    enclosures: form.enclosures,
    shares: [...form.shares],
  };
}

export function toCore(typed: TypedReferral): ReferralForm {
  return {
    partner: typed.partner?.id ?? null,
    sent_on: typed.sentOn ?? '',
    answer_by: typed.answerBy ?? '',
    request: typed.request,
    done: typed.done,
    enclosures: typed.enclosures,
    shares: [...typed.shares],
  };
}

/** What the dialog of an answer holds. */
export interface TypedAnswer {
  state: ReferralState | '';
  on: DayString | null;
  outcome: string;
  /** Of one that was accepted: until when news is expected. */
  newsBy: DayString | null;
  /** Empty where the case stays. */
  next: Stage | '';
}

/** Where a case can go on after an answer; closing asks more. */
export const NEXT: readonly Stage[] = ['monitoring', 'service'];
