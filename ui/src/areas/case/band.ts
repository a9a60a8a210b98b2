// What the band at the top of a case's page tells: what happened last, and what is next.

import type { ReferralRow } from '../../bridge';
import { today } from '../../words/format';
import type { Entry } from '../timeline/entry';

export type Last = Pick<Entry, 'on' | 'title' | 'text' | 'who'>;

/**
 * What happened last, and who did it: not what was only planned or asked. That the case came to another stage follows
 * from what was done on the same day; that it was closed is said anyway.
 */
export function lastOf(entries: readonly Entry[], now = today()): Last | undefined {
  const moved = ({ source }: Entry) => source?.what.kind === 'moved';
  const closed = ({ source }: Entry) =>
    source?.what.kind === 'moved' && source.what.to === 'closed';
  const happened = entries.filter(
    (entry) => !entry.ahead && entry.belongs !== 'flag' && entry.on <= now && !closed(entry),
  );
  const [first] = happened;
  const last = happened.find((entry) => entry.on === first?.on && !moved(entry)) ?? first;
  // Who was at a meeting is not told.
  return last?.belongs === 'group' ? { ...last, who: '' } : last;
}

/** The answer, or the news of what was accepted, that is expected first. */
export function nextAnswer(referred: readonly ReferralRow[]): ReferralRow | undefined {
  const waiting = referred.filter(({ awaited_by }) => awaited_by);
  return waiting.sort((a, b) => a.awaited_by.localeCompare(b.awaited_by))[0];
}
