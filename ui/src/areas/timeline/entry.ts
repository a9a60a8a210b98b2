// One entry of a time line, and what several kinds of them have in common.

import Handshake from '@lucide/svelte/icons/handshake';
import type { ActivityRow } from '../../bridge';
import { today as dayOfTime } from '../../words/format';
import { words } from '../../words/id';
import { writtenAt, type DrawnEntry } from '../case/entries';

export type Belongs = DrawnEntry['belongs'] | 'plan' | 'picture' | 'flag' | 'family' | 'group';
export type Only = Belongs | 'all';

export interface Entry extends Omit<DrawnEntry, 'belongs'> {
  belongs: Belongs;
  /** In which case, and about whom. */
  where: string;
  /** A meeting or other activity, to be opened. */
  activity?: string;
  /** It was only planned. */
  ahead?: true;
}

/** What somebody came to (`person`), or a case was spoken of in. */
export const ofGroup = (
  activities: readonly ActivityRow[],
  how: 'person' | 'case',
  where: string,
  key: string,
): Entry[] =>
  activities.map((row) => ({
    ...{
      key: `${key} ${row.id}`,
      on: row.day,
      at: writtenAt(row.id),
      belongs: 'group',
      kind: 'other',
      icon: Handshake,
    },
    title: row.title,
    who: words.activity.timeline.of[how],
    where: [words.activity.timeline.where(row), where].filter(Boolean).join(', '),
    activity: row.id,
  }));

/** The local day of a moment. */
export const dayAt = (at: string): string => dayOfTime(new Date(at));

export const plain = { kind: 'other', who: '', where: '' } as const;
