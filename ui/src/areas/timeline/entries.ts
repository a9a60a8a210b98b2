// Everything that happened, along its days: what the cases, gifts and referrals tell, and what happened to the family.

import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import IdCard from '@lucide/svelte/icons/id-card';
import Handshake from '@lucide/svelte/icons/handshake';
import Users from '@lucide/svelte/icons/users';
import type { Timeline, TimelineOf } from '../../bridge';
import { longDate } from '../../words/format';
import { words } from '../../words/id';
import type { Kinds } from '../assistance/kinds';
import { drawAll, type DrawnEntry } from '../case/entries';
import type { Names } from '../case/officers';

const say = words.timeline;

export type Belongs = DrawnEntry['belongs'] | 'family' | 'group';
export type Only = Belongs | 'all';

export interface Entry extends Omit<DrawnEntry, 'belongs'> {
  belongs: Belongs;
  /** In which case, and about whom. */
  where: string;
  /** A meeting or other activity, to be opened. */
  activity?: string;
}

/** What somebody came to, or a case was spoken of in. */
const ofGroup = ({ activities }: Timeline, of: TimelineOf['kind']): Entry[] =>
  activities.map((row) => ({
    ...{ key: row.id, on: row.day, at: '', belongs: 'group', kind: 'other', icon: Handshake },
    title: row.title,
    who: words.activity.timeline.of[of === 'case' ? 'case' : 'person'],
    where: words.activity.timeline.where(row),
    activity: row.id,
  }));

function ofFamily({ events, poverty_checks, listings }: Timeline): Entry[] {
  const shared = { belongs: 'family', kind: 'other', who: '', where: '', at: '' } as const;
  return [
    ...events.map((event, place) => ({
      ...shared,
      key: `event ${place}`,
      on: event.date,
      icon: Users,
      title: words.family.event.kinds[event.kind],
    })),
    ...poverty_checks.map((check) => ({
      ...shared,
      key: check.id,
      on: check.form.done_on,
      icon: ClipboardCheck,
      title: say.checked,
      ...(check.form.note ? { text: check.form.note } : {}),
      who: say.check(check),
    })),
    ...listings.map((listing) => ({
      ...shared,
      key: listing.id,
      on: listing.form.seen_on,
      icon: IdCard,
      title: say.listing(listing),
      ...(listing.form.said_by ? { text: listing.form.said_by } : {}),
    })),
  ];
}

/** Newest first. Each entry says whose it is, where that is somebody else than the one whom `of` is about. */
export function entriesOf(
  timeline: Timeline,
  of: TimelineOf['kind'],
  names: Names,
  kinds: Kinds,
): Entry[] {
  const own = of === 'household' ? '' : timeline.name;
  const cases = timeline.cases.flatMap(({ row, entries }) => {
    const about = row.subject === own ? '' : row.subject;
    const where = [row.number, about].filter(Boolean).join(', ');
    return drawAll(entries, [], [], names, kinds).map((entry) => ({
      ...entry,
      key: `${row.id} ${entry.key}`,
      where,
    }));
  });
  const gifts = timeline.gifts.flatMap((gift) => {
    const where = gift.name && gift.name !== own ? say.forWhom(gift.name) : '';
    return drawAll([], [gift], [], names, kinds).map((entry) => ({ ...entry, where }));
  });
  const referrals = drawAll([], [], timeline.referrals, names, kinds).map((entry) => ({
    ...entry,
    where: '',
  }));
  const key = ({ on, at }: Entry) => `${on} ${at}`;
  return [...cases, ...gifts, ...referrals, ...ofFamily(timeline), ...ofGroup(timeline, of)].sort(
    (a, b) => key(b).localeCompare(key(a)),
  );
}

/** The years that something happened in, the latest first. */
export const yearsOf = (entries: readonly Entry[]): string[] =>
  [...new Set(entries.map((entry) => entry.on.slice(0, 4)))].sort().reverse();

/** In place of a year. */
export const EVERY_YEAR = 'all';

export const narrowed = (entries: readonly Entry[], only: Only, year: string): Entry[] =>
  entries.filter(
    (entry) =>
      (only === 'all' || entry.belongs === only) &&
      (year === EVERY_YEAR || entry.on.startsWith(year)),
  );

/** 'K-2026-0001, Sekar Jali · Bu Truntum' */
export const told = ({ where, who }: Entry): string => [where, who].filter(Boolean).join(' · ');

/** As it stands on paper. */
export const dayOf = (entry: Entry): string => longDate(entry.on);
