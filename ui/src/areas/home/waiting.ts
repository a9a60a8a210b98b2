// What waits, as rows of "Perlu perhatian": the most pressing first, each with one act that leads to its very place.

import type {
  ActivityRow,
  CaseRow,
  CasesWaiting,
  Counted,
  DecisionDue,
  DistributionRow,
  EmergencyRow,
  Flag,
  OpenDraft,
  ReferralsWaiting,
  Task,
  TasksWaiting,
  Today,
} from '../../bridge';
import type { Place } from '../../frame/places';
import { nameOf as flagName, placeOf as flagPlace } from '../flag/names';
import { today as todayOf } from '../../words/format';
import { words } from '../../words/id';
import { subjectOf, whatOf } from '../plan/tasks';
import { draft } from './drafts';

const say = words.home.waiting;

/** So many emergencies get a row of their own; more are listed behind one. */
const EMERGENCIES = 3;
/** So many questions of each kind get a row of their own; more are listed behind one. */
const QUESTIONS = 4;
/** So many names stand in the second line. */
const NAMES = 2;

export type ThingIcon =
  | 'flag'
  | 'emergency'
  | 'visit'
  | 'plan'
  | 'draft'
  | 'handover'
  | 'secret'
  | 'card'
  | 'referral'
  | 'gaps'
  | 'distribution'
  | 'activity'
  | 'decision';

export interface Thing {
  key: string;
  tone: 'alarm' | 'due' | 'secret' | 'done' | 'plain';
  icon: ThingIcon;
  title: string;
  note: string;
  act: string;
  main?: boolean;
  /** Where the act leads; without it the cases are listed under the row. */
  go?: Place;
  cases?: readonly CaseRow[];
  /** Tasks that are listed under the row instead. */
  tasks?: readonly Task[];
  /** How many tasks there are beyond these. */
  more?: number;
  /** Rows that are listed under the row instead, each of which leads to its own place. */
  things?: readonly Thing[];
  /** A draft that cannot go on: its act asks whether to throw it away. */
  discards?: OpenDraft;
}

/** A name that may be read over a shoulder: of a secret case there is none on Beranda, even for its companion. */
export function nameOf(row: CaseRow): string {
  if (row.secret) return say.secretCase;
  return row.household_id ? words.household.family(row.subject) : row.subject;
}

const caseOf = (row: CaseRow): Place => ({
  screen: 'case',
  id: row.id,
  ...(row.masked ? { secret: row.number } : {}),
});

function emergency(row: CaseRow, first: boolean): Thing {
  const note = say.emergencyNote(row.secret ? '' : row.rt, row.reported_on);
  return {
    key: `emergency ${row.id}`,
    tone: 'alarm',
    icon: 'emergency',
    title: say.emergency,
    note: `${nameOf(row)}, ${note}`,
    act: say.openCase,
    main: first,
    go: caseOf(row),
  };
}

/** 'Mbah Dangan, Pak Jaya, dan 1 kasus rahasia' */
function names({ rows, total, secret: own }: CasesWaiting, masked: number): string {
  const secret = own + masked;
  const open = rows.filter((row) => !row.secret).map(nameOf);
  const shown = open.slice(0, secret > 0 ? NAMES : NAMES + 1);
  const more = total - own - shown.length;
  const rest = [more > 0 && say.andMore(more), secret > 0 && say.secret(secret)].filter(Boolean);
  return say.listed(shown, rest.join(' dan '));
}

function visits(due: CasesWaiting, masked: number): Thing[] {
  const [only] = due.rows;
  if (!only) {
    if (masked === 0) return [];
    const [title, note, act] = [say.secretOnly(masked), say.secretHint, say.allCases];
    const go: Place = { screen: 'cases' };
    return [{ key: 'secret', tone: 'secret', icon: 'secret', title, note, act, go }];
  }
  const base = { key: 'visits', tone: 'due', icon: 'visit' } as const;
  if (due.total === 1 && masked === 0) {
    const title = only.secret ? say.visits(1) : say.visit(nameOf(only));
    const note = only.secret
      ? `${say.secretCase}, ${say.due(only.next_visit)}`
      : say.due(only.next_visit);
    return [{ ...base, title, note, act: say.openCase, go: caseOf(only) }];
  }
  const title = say.visits(due.total + masked);
  return [{ ...base, title, note: names(due, masked), act: say.look, cases: due.rows }];
}

/** Visits and actions that are due; where there is no action, the visits as they were told before. */
function tasksOf(due: TasksWaiting, due_visits: CasesWaiting, masked: number): Thing[] {
  if (due.actions === 0) return visits(due_visits, masked).map((thing) => withTasks(thing, due));
  const base = { key: 'visits', tone: 'due', icon: 'visit' } as const;
  const [only] = due.rows;
  if (only && due.visits + due.actions === 1 && masked === 0) {
    const title = words.plan.tasks.action(subjectOf(only));
    const note = [whatOf(only), say.due(only.day)].join(', ');
    return [{ ...base, icon: 'plan', title, note, act: say.openCase, go: caseOf(only.case) }];
  }
  const title = words.plan.tasks.due(due.visits + masked, due.actions);
  const total = due.visits + due.actions;
  const note = names(
    { rows: byCase(due.rows), total: countOfCases(due, total), secret: due.secret },
    masked,
  );
  return [{ ...base, title, note, act: say.look, ...listed(due) }];
}

const listed = (due: TasksWaiting): Pick<Thing, 'tasks' | 'more'> => ({
  tasks: due.rows,
  more: due.visits + due.actions - due.rows.length,
});

/** Each case once, however much there is to do in it. */
const byCase = (tasks: readonly Task[]): CaseRow[] => [
  ...new Map(tasks.map((task) => [task.case.id, task.case])).values(),
];
/** As many as are named, where all are listed; else at least as many as there are tasks. */
const countOfCases = ({ rows }: TasksWaiting, total: number): number =>
  rows.length < total ? total : byCase(rows).length;

const withTasks = (thing: Thing, due: TasksWaiting): Thing => {
  const { cases, ...rest } = thing;
  return cases ? { ...rest, ...listed(due) } : thing;
};

function plans({ rows, total }: CasesWaiting): Thing[] {
  const [oldest] = rows;
  if (!oldest) return [];
  const base = { key: 'plans', tone: 'plain', icon: 'plan' } as const;
  if (total === 1) {
    const title = oldest.secret ? say.noPlan(1) : say.onePlan(nameOf(oldest));
    const note = say.reported(oldest.reported_on, oldest.number);
    return [{ ...base, title, note, act: say.openCase, go: caseOf(oldest) }];
  }
  const note = say.oldest(oldest.reported_on, oldest.number);
  return [{ ...base, title: say.noPlan(total), note, act: say.look, cases: rows }];
}

/** Whether a group is past its beginnings: then only what is still missing is said, among the rest. */
export const begun = (today: Today): boolean =>
  today.first_steps.every((step) => step.done || step.step === 'office_card');

function paperwork(today: Today): Thing[] {
  const go: Place = { screen: 'handover' };
  const missing = today.first_steps.some((step) => step.step === 'office_card' && !step.done);
  if (missing && begun(today)) {
    const [title, note, act] = [say.card, say.cardNote, say.cardAct];
    return [{ key: 'card', tone: 'plain', icon: 'card', title, note, act, go }];
  }
  const due = today.handover;
  if (!due) return [];
  const title = due.last ? say.handover.last(due.last) : say.handover.never;
  const { note, act } = say.handover;
  return [{ key: 'handover', tone: 'due', icon: 'handover', title, note, act, go }];
}

/** The first few have a row each; the others are listed behind one. */
function urgent({ rows, total, secret }: CasesWaiting): Thing[] {
  const single = rows.slice(0, EMERGENCIES);
  const others = {
    rows: rows.slice(EMERGENCIES),
    total: total - single.length,
    secret: secret - single.filter((row) => row.secret).length,
  };
  const things = single.map((row, place) => emergency(row, place === 0));
  if (others.total === 0) return things;
  const base = { key: 'emergencies', tone: 'alarm', icon: 'emergency' } as const;
  const [title, note] = [say.emergencies(others.total), names(others, 0)];
  return [...things, { ...base, title, note, act: say.look, cases: others.rows }];
}

/** Referrals whose answer is due. Of a secret case neither the name nor the partner is told here. */
function referrals({ rows, total }: ReferralsWaiting): Thing[] {
  const [only] = rows;
  if (!only) return [];
  const told = words.referral.home;
  const base = { key: 'referrals', tone: 'due', icon: 'referral' } as const;
  if (total === 1) {
    const title = only.secret ? told.oneSecret(only) : told.one(only);
    const whom = only.secret ? say.secretCase : words.referral.whom(only);
    const note = `${whom}, ${say.due(only.awaited_by)}`;
    return [{ ...base, title, note, act: told.act, go: { screen: 'referral', id: only.id } }];
  }
  const open = [...new Set(rows.filter((row) => !row.secret).map((row) => row.partner))];
  const shown = open.slice(0, NAMES);
  const named = rows.filter((row) => !row.secret && shown.includes(row.partner)).length;
  const note = say.listed(shown, total > named ? say.andMore(total - named) : '');
  const go: Place = { screen: 'referrals', waiting: true };
  return [{ ...base, title: told.many(total), note, act: told.list, go }];
}

/** A distribution whose day is near, or that waits to be closed. */
function distribution(row: DistributionRow): Thing {
  const told = words.distribution.home;
  return {
    key: `distribution ${row.id}`,
    tone: row.day <= todayOf() ? 'due' : 'plain',
    icon: 'distribution',
    title: told.title(row.name, row.day),
    note: told.note(row),
    act: told.act,
    go: { screen: 'distribution', id: row.id },
  };
}

/** A list to which households still come. */
function openList(row: EmergencyRow): Thing {
  const told = words.emergency.home;
  return {
    key: `list ${row.id}`,
    tone: 'alarm',
    icon: 'emergency',
    title: told.title(row.name),
    note: told.note(row),
    act: told.act,
    go: { screen: 'emergency', id: row.id },
  };
}

/** A meeting that is near, or over and not written down. */
function activity(row: ActivityRow): Thing {
  const told = words.activity.home;
  const base = { key: `activity ${row.id}`, icon: 'activity' } as const;
  if (row.day >= todayOf()) {
    const [title, note, act] = [told.coming(row), told.comingNote(row), told.act];
    const tone = row.day === todayOf() ? 'due' : 'plain';
    return { ...base, tone, title, note, act, go: { screen: 'activity', id: row.id } };
  }
  const [title, note, act] = [told.unwritten(row), told.unwrittenNote(row), told.write];
  const go: Place = { screen: 'activity_form', id: row.id, writing: true };
  return { ...base, tone: 'plain', title, note, act, go };
}

/** What was decided and is to be done. */
function decision(due: DecisionDue): Thing {
  const told = words.activity.home;
  return {
    key: `decision ${due.decision.id}`,
    tone: due.decision.until <= todayOf() ? 'due' : 'plain',
    icon: 'decision',
    title: told.decision(due),
    note: told.decisionNote(due),
    act: told.act,
    go: { screen: 'activity', id: due.activity },
  };
}

/** Whose data are to be looked at again. */
function reviews({ reviews: due }: Today): Thing[] {
  if (due === 0) return [];
  const told = words.retention.home;
  const go: Place = { screen: 'settings', section: 'retention' };
  const [title, note, act] = [told.title(due), told.note, told.act];
  return [{ key: 'reviews', tone: 'plain', icon: 'draft', title, note, act, go }];
}

function question(flag: Flag): Thing {
  const told = words.flag.home;
  const answered = flag.answered_at !== '';
  const title = answered
    ? told.answered(flag.answered_by, flagName(flag))
    : flag.for_me
      ? told.toMe(flagName(flag))
      : told.waits(flagName(flag));
  const asked = flag.for_me ? told.by(flag.question, flag.asked_by) : told.quote(flag.question);
  const note = answered ? flag.answer || told.checked : asked;
  const tone = flag.for_me ? 'due' : answered ? 'done' : 'plain';
  const go = flagPlace(flag.on);
  return { key: `flag ${flag.id}`, tone, icon: 'flag', title, note, act: told.act, go };
}

/** Those of one kind: the first few have a row each, the others are listed behind one. A single one is no list. */
function questionsOf(kind: keyof typeof words.flag.home.more, flags: readonly Flag[]): Thing[] {
  const single = flags.length > QUESTIONS + 1 ? flags.slice(0, QUESTIONS) : flags;
  const others = flags.slice(single.length);
  const rows = single.map(question);
  const things = others.map(question);
  const [next] = things;
  if (!next) return rows;
  // Several may be about the same.
  const names = [...new Set(others.map(flagName))];
  const rest = names.length - NAMES;
  const note = say.listed(names.slice(0, NAMES), rest > 0 ? say.andMore(rest) : '');
  const base = { key: `flags ${kind}`, tone: next.tone, icon: 'flag' } as const;
  const title = words.flag.home.more[kind](others.length);
  return [...rows, { ...base, title, note, act: say.look, things }];
}

/** What colleagues ask, what is answered to them, and what they still wait for. */
function questions({ flags }: Today): Thing[] {
  const forMe = flags.filter((flag) => flag.for_me);
  const answered = flags.filter((flag) => flag.answered_at);
  const waits = flags.filter((flag) => !flag.answered_at && !flag.for_me);
  return [
    ...questionsOf('toMe', forMe),
    ...questionsOf('answered', answered),
    ...questionsOf('waits', waits),
  ];
}

/** What is missing or doubtful; where plans are all that is, they have their own row. */
function gaps({ incomplete: total, without_plan }: Counted): Thing[] {
  if (total <= without_plan.total) return [];
  const told = words.incomplete.home;
  const go: Place = { screen: 'incomplete' };
  const [title, note, act] = [told.title(total), told.note, told.act];
  return [{ key: 'incomplete', tone: 'plain', icon: 'gaps', title, note, act, go }];
}

/** What is counted may come later than what needs attention. */
export function thingsOf(today: Today, counted: Counted | null = null): Thing[] {
  const { waiting, drafts } = today;
  return [
    ...urgent(waiting.emergencies),
    ...today.emergencies.map(openList),
    ...tasksOf(today.tasks, waiting.visits, waiting.secret),
    ...referrals(today.referrals),
    ...today.distributions.map(distribution),
    ...today.activities.map(activity),
    ...today.decisions.map(decision),
    ...drafts.flatMap(draft),
    ...questions(today),
    ...paperwork(today),
    ...reviews(today),
    ...(counted ? [...plans(counted.without_plan), ...gaps(counted)] : []),
  ];
}
