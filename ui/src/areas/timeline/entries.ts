// Everything that happened, along its days: what the cases, gifts and referrals tell, what was planned, asked and added,
// and what happened to the family.

import ArrowRightLeft from '@lucide/svelte/icons/arrow-right-left';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleX from '@lucide/svelte/icons/circle-x';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import Footprints from '@lucide/svelte/icons/footprints';
import IdCard from '@lucide/svelte/icons/id-card';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Search from '@lucide/svelte/icons/search';
import Target from '@lucide/svelte/icons/target';
import Users from '@lucide/svelte/icons/users';
import type { Action, Case, CaseCourse, MainRecord, Timeline } from '../../bridge';
import { longDate } from '../../words/format';
import { words } from '../../words/id';
import type { Kinds } from '../assistance/kinds';
import { drawAll, seen, writtenAt } from '../case/entries';
import { nameOf, type Names } from '../case/officers';
import { dayAt, ofGroup, plain, type Entry, type Only } from './entry';
import { ofFlags, ofPictures, ofRecords } from './records';

const say = words.timeline;

function ofFamily({ events, visits, poverty_checks, listings }: Timeline): Entry[] {
  const shared = { belongs: 'family', kind: 'other', who: '', where: '' } as const;
  return [
    ...events.map((event, place) => ({
      ...shared,
      key: `event ${place}`,
      on: event.date,
      at: event.at,
      icon: Users,
      title: words.family.event.kinds[event.kind],
      ...(event.names.length > 0 ? { text: words.family.listed(event.names) } : {}),
    })),
    // Of a family without a case; all others stand in theirs.
    ...visits.map((visit): Entry => ({
      ...shared,
      key: visit.id,
      on: visit.happened,
      at: writtenAt(visit.id),
      belongs: 'visit',
      kind: 'visit',
      icon: Footprints,
      title: words.family.visit.title,
      text: seen(visit),
      who: visit.officer_name,
    })),
    ...poverty_checks.map((check) => ({
      ...shared,
      key: check.id,
      on: check.form.done_on,
      at: writtenAt(check.id),
      icon: ClipboardCheck,
      title: say.checked,
      ...(check.form.note ? { text: check.form.note } : {}),
      who: say.check(check),
    })),
    ...listings.map((listing) => ({
      ...shared,
      key: listing.id,
      on: listing.form.seen_on,
      at: writtenAt(listing.id),
      icon: IdCard,
      title: say.listing(listing),
      text: say.standing(listing),
    })),
  ];
}

/** That somebody looked closely, and what is planned since. */
function ofPlan({ row, assessments, goals }: CaseCourse, where: string, names: Names): Entry[] {
  const shared = { ...plain, belongs: 'plan', where } as const;
  const found = assessments.map((assessment) => ({
    ...shared,
    key: assessment.id,
    on: assessment.form.visited_on || dayAt(writtenAt(assessment.id)),
    at: writtenAt(assessment.id),
    icon: Search,
    title: say.assessed,
    ...(assessment.form.needs ? { text: assessment.form.needs } : {}),
    who: assessment.visited_by_name,
  }));
  const doer = ({ form }: Action) => (form.officer ? nameOf(names, form.officer) : form.doer);
  const ended = (action: Action): Entry[] =>
    action.state === 'open'
      ? []
      : [
          {
            ...shared,
            key: `${action.id} end`,
            on: action.finished_on,
            at: action.ended_at,
            icon: action.state === 'done' ? CircleCheck : CircleX,
            title: action.state === 'done' ? say.done : say.dropped,
            text: [action.form.what, action.outcome].filter(Boolean).join(': '),
            who: doer(action),
          },
        ];
  const set = (action: Action): Entry => ({
    ...shared,
    key: action.id,
    on: dayAt(writtenAt(action.id)),
    at: writtenAt(action.id),
    icon: ListChecks,
    title: say.planned,
    ahead: true,
    text: say.until(action.form),
    who: doer(action),
  });
  const planned = goals.flatMap((goal) => [
    {
      ...shared,
      key: goal.id,
      on: dayAt(writtenAt(goal.id)),
      at: writtenAt(goal.id),
      icon: Target,
      title: say.goal,
      ahead: true as const,
      text: goal.text,
    },
    ...goal.actions.flatMap((action) => [set(action), ...ended(action)]),
  ]);
  return [...found, ...planned].map((entry) => ({ ...entry, key: `${row.id} ${entry.key}` }));
}

/** That the case went to another companion. */
const ofHanding = ({ row, handed }: CaseCourse, where: string, names: Names): Entry[] =>
  handed.map(({ at, officer, from, to, reason }) => ({
    ...plain,
    key: `${row.id} handed ${at}`,
    on: dayAt(at),
    at,
    belongs: 'stage',
    icon: ArrowRightLeft,
    title: say.handed(nameOf(names, to)),
    text: [say.handedFrom(nameOf(names, from)), reason].filter(Boolean).join('. '),
    who: nameOf(names, officer),
    where,
  }));

/** Newest first. Each entry says whose it is, where that is somebody else than the one whom `of` is about. */
export function entriesOf(
  timeline: Timeline,
  of: MainRecord['kind'],
  names: Names,
  kinds: Kinds,
): Entry[] {
  const own = of === 'household' ? '' : timeline.name;
  const cases = timeline.cases.flatMap((course) => {
    const { row } = course;
    const family = row.household_id != null;
    const called = family ? words.household.family(row.subject) : row.subject;
    const about = of === 'case' || (!family && called === own) ? '' : called;
    const where = [row.number, about].filter(Boolean).join(', ');
    const happened = drawAll(course.entries, [], [], names, kinds).map((entry) => ({
      ...entry,
      key: `${row.id} ${entry.key}`,
      where,
    }));
    return [
      ...happened,
      ...ofPlan(course, where, names),
      ...ofHanding(course, where, names),
      ...ofPictures(course.attachments, where),
      ...ofGroup(course.activities, 'case', of === 'case' ? '' : where, row.id),
    ];
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
  return [
    ...cases,
    ...gifts,
    ...referrals,
    ...ofFlags(timeline.flags, own),
    ...ofRecords(timeline, own),
    ...ofFamily(timeline),
  ].sort((a, b) => key(b).localeCompare(key(a)));
}

/** What a case's page knows of it, as each of its cards read it. */
export type KnownOfCase = {
  [Part in 'assessments' | 'goals' | 'attachments' | 'activities']: Readonly<CaseCourse[Part]>;
} & { [Part in 'gifts' | 'referrals' | 'flags']: Readonly<Timeline[Part]> };

/** The same for one case on its own page, where nobody has to be told which one it is. */
export function entriesOfCase(
  { row, timeline, handed }: Pick<Case, 'row' | 'timeline' | 'handed'>,
  known: KnownOfCase,
  names: Names,
  kinds: Kinds,
): Entry[] {
  const whole: Timeline = {
    ...{ name: row.subject, rt: row.rt },
    ...{ events: [], visits: [], poverty_checks: [], listings: [], records: [] },
    gifts: [...known.gifts],
    referrals: [...known.referrals],
    flags: [...known.flags],
    cases: [
      {
        row,
        entries: timeline,
        assessments: [...known.assessments],
        goals: [...known.goals],
        attachments: [...known.attachments],
        activities: [...known.activities],
        handed,
      },
    ],
  };
  const own = ({ where, belongs }: Entry) => (belongs === 'group' ? where : '');
  return entriesOf(whole, 'case', names, kinds).map((entry) => ({ ...entry, where: own(entry) }));
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

/** What they can be narrowed to: only what there is. */
export const choicesOf = (entries: readonly Entry[], chosen: Only) =>
  (Object.keys(say.only) as Only[])
    .filter(
      (one) => one === 'all' || one === chosen || entries.some(({ belongs }) => belongs === one),
    )
    .map((value) => ({ value, label: say.only[value] }));

/** 'K-2026-0001, Sekar Jali · Bu Truntum' */
export const told = ({ where, who }: Entry): string => [where, who].filter(Boolean).join(' · ');

/** As it stands on paper. */
export const dayOf = (entry: Entry): string => longDate(entry.on);
