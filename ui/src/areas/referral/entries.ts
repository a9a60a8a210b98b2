// What was referred in a case, among what happened in it: when it went, and when it was answered.

import MessageSquareReply from '@lucide/svelte/icons/message-square-reply';
import Send from '@lucide/svelte/icons/send';
import type { ReferralRow } from '../../bridge';
import { words } from '../../words/id';
import type { DrawnEntry } from '../case/entries';

const say = words.referral.entry;

export function drawReferral(row: ReferralRow, at: string): DrawnEntry[] {
  const shared = { belongs: 'stage', kind: 'refer', who: '', referral: row.id } as const;
  const sent: DrawnEntry = {
    ...shared,
    key: row.id,
    on: row.sent_on,
    at,
    icon: Send,
    title: say.sent(row.partner),
    text: [row.number, row.request].join(' · '),
  };
  if (!row.outcome_on) return [sent];
  // Of one day the answer comes behind whatever was written of it.
  const answer: DrawnEntry = {
    ...shared,
    key: `${row.id} answer`,
    on: row.outcome_on,
    at: '9',
    icon: MessageSquareReply,
    title: say.answered(row.partner, row.state),
    text: row.number,
  };
  return [answer, sent];
}
