// What was referred in a case, among what happened in it: when it went, and when it was answered.

import MessageSquareReply from '@lucide/svelte/icons/message-square-reply';
import Send from '@lucide/svelte/icons/send';
import type { ReferralRow } from '../../bridge';
import { words } from '../../words/id';
import type { DrawnEntry } from '../case/entries';
import { nameOf, type Names } from '../case/officers';

const say = words.referral.entry;

export function drawReferral(row: ReferralRow, at: string, names: Names): DrawnEntry[] {
  const shared = { belongs: 'stage', kind: 'refer', referral: row.id } as const;
  const sent: DrawnEntry = {
    ...shared,
    key: row.id,
    on: row.sent_on,
    at,
    icon: Send,
    title: say.sent(row.partner),
    who: row.author ? nameOf(names, row.author) : '',
    text: [row.number, row.request].join(' · '),
  };
  if (!row.outcome_on) return [sent];
  const answer: DrawnEntry = {
    ...shared,
    key: `${row.id} answer`,
    on: row.outcome_on,
    at: row.answered_at,
    icon: MessageSquareReply,
    title: say.answered(row.partner, row.state),
    text: [row.number, row.outcome].filter(Boolean).join(' · '),
    who: '',
  };
  return [answer, sent];
}
