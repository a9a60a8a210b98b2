// Everything that happened, along its days: what the cases, gifts and referrals tell, what was planned, asked and added,
// and what happened to the family.

import ArrowRightLeft from '@lucide/svelte/icons/arrow-right-left';
import Camera from '@lucide/svelte/icons/camera';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleX from '@lucide/svelte/icons/circle-x';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import FileText from '@lucide/svelte/icons/file-text';
import Footprints from '@lucide/svelte/icons/footprints';
import IdCard from '@lucide/svelte/icons/id-card';
import Handshake from '@lucide/svelte/icons/handshake';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Merge from '@lucide/svelte/icons/merge';
import MessageCircleQuestionMark from '@lucide/svelte/icons/message-circle-question-mark';
import MessageSquareReply from '@lucide/svelte/icons/message-square-reply';
import Search from '@lucide/svelte/icons/search';
import Siren from '@lucide/svelte/icons/siren';
import Target from '@lucide/svelte/icons/target';
import Users from '@lucide/svelte/icons/users';
import type {
  Action,
  ActivityRow,
  Attachment,
  Case,
  CaseCourse,
  Flag,
  MainRecord,
  Timeline,
} from '../../bridge';
import { longDate, today as dayOfTime } from '../../words/format';
import { words } from '../../words/id';
import type { Kinds } from '../assistance/kinds';
import { drawAll, seen, writtenAt, type DrawnEntry } from '../case/entries';
import { nameOf, type Names } from '../case/officers';
import { nameOf as flagName } from '../flag/names';

const say = words.timeline;

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
const ofGroup = (
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

/** The local day of a moment. */
const dayAt = (at: string): string => dayOfTime(new Date(at));

const plain = { kind: 'other', who: '', where: '' } as const;

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

const ofPictures = (attachments: readonly Attachment[], where: string): Entry[] =>
  attachments.map((one) => ({
    ...plain,
    key: one.id,
    on: one.form.taken_on || dayAt(one.added_at),
    at: one.added_at,
    belongs: 'picture',
    icon: Camera,
    title: say.picture(one.form),
    ...(one.form.description ? { text: one.form.description } : {}),
    who: one.added_by,
    where,
  }));

/** What was asked, and what was answered. `own` is whom all of it is about. */
function ofFlags(flags: readonly Flag[], own: string): Entry[] {
  const link = ({ on: { kind, id } }: Flag) => ({
    ...(kind === 'assistance' ? { gift: id } : {}),
    ...(kind === 'referral' ? { referral: id } : {}),
  });
  return flags.flatMap((flag) => {
    const where = flag.number || (flag.name === own ? '' : flagName(flag));
    const shared = { ...plain, belongs: 'flag', where, ...link(flag) } as const;
    const asked: Entry = {
      ...shared,
      key: flag.id,
      on: dayAt(flag.asked_at),
      at: flag.asked_at,
      icon: MessageCircleQuestionMark,
      title: say.asked(flag.asked_of),
      text: flag.question,
      who: flag.asked_by,
    };
    if (!flag.answered_at) return [asked];
    const answered: Entry = {
      ...shared,
      key: `${flag.id} answer`,
      on: dayAt(flag.answered_at),
      at: flag.answered_at,
      icon: MessageSquareReply,
      title: say.answered,
      text: flag.answer || words.flag.home.checked,
      who: flag.answered_by,
    };
    return [answered, asked];
  });
}

/** What was added to the people and families themselves, and what befell them. */
const ofRecords = ({ records }: Timeline, own: string): Entry[] =>
  records.flatMap(({ on, name, attachments, joined, activities, lives, emergencies, notice }) => {
    const family = on.kind === 'household';
    const called = family ? words.household.family(name) : name;
    const where = family || name !== own ? called : '';
    const number = family ? words.household.number : words.person.number;
    const merged = joined.map(({ same, at }): Entry => ({
      ...plain,
      key: same.id,
      on: dayAt(at),
      at,
      belongs: 'family',
      icon: Merge,
      title: say.joined(number(same.number)),
      ...(same.name ? { text: same.name } : {}),
      where,
    }));
    const turned = lives.map(({ life, on: day, at, note }): Entry => ({
      ...plain,
      key: `${on.id} life ${at}`,
      on: day || dayAt(at),
      at,
      belongs: 'family',
      icon: Users,
      title: say.lives[life],
      ...(note ? { text: note } : {}),
      where,
    }));
    const listed = emergencies.map((line): Entry => ({
      ...plain,
      key: line.id,
      on: line.day,
      at: writtenAt(line.id),
      belongs: 'family',
      icon: Siren,
      title: say.emergency(line.emergency),
      ...(line.form.need ? { text: line.form.need } : {}),
      where,
    }));
    const { told_on = '', ended_on = '' } = notice?.form ?? {};
    const explained = { title: say.explained, on: told_on, who: notice?.told_by_name ?? '' };
    const heard = [explained, { title: say.consentEnded, on: ended_on, who: '' }]
      .filter((one) => one.on !== '')
      .map((one): Entry => ({
        ...{ ...plain, ...one, key: `${on.id} ${one.title}`, at: one.on },
        ...{ belongs: 'family', icon: FileText, where },
      }));
    return [
      ...heard,
      ...ofPictures(attachments, where),
      ...merged,
      ...turned,
      ...listed,
      ...ofGroup(activities, 'person', where, on.id),
    ];
  });

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
