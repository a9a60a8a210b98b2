// The one search box: residents, families, cases, partners, what has a number of its own, and tags.

import {
  call,
  commands,
  type ActivityRow,
  type AssistanceRow,
  type BusinessRow,
  type CaseRow,
  type DistributionRow,
  type EmergencyRow,
  type HouseholdRow,
  type PartnerRow,
  type PersonRow,
  type ReferralRow,
  type TagCount,
} from '../bridge';
import { lists, tagName } from '../areas/choice/lists.svelte';
import { mayRead } from '../areas/assistance/rights';
import { opensCases } from '../areas/home/rights';
import { hitsFor, type Hit } from '../areas/person/finding';
import { fold } from '../words/fold';
import type { Place } from './places';

export type Found =
  | { kind: 'person'; person: PersonRow; near: boolean }
  | { kind: 'household'; household: HouseholdRow }
  | { kind: 'case'; row: CaseRow }
  | { kind: 'partner'; partner: PartnerRow }
  | { kind: 'assistance'; gift: AssistanceRow }
  | { kind: 'referral'; referral: ReferralRow }
  | { kind: 'distribution'; distribution: DistributionRow }
  | { kind: 'activity'; activity: ActivityRow }
  | { kind: 'emergency'; emergency: EmergencyRow }
  | { kind: 'business'; business: BusinessRow }
  | ({ kind: 'tag' } & TagUse);

/** A list in which a tag is used, and how many have it there; `past` where all of them moved, died or are closed. */
export interface TagUse {
  tag: string;
  list: 'person' | 'household' | 'case';
  count: number;
  past: boolean;
}

export interface Answers {
  hits: readonly Hit[];
  households: readonly HouseholdRow[];
  cases: readonly CaseRow[];
  partners: readonly PartnerRow[];
  gifts: readonly AssistanceRow[];
  referrals: readonly ReferralRow[];
  distributions: readonly DistributionRow[];
  activities: readonly ActivityRow[];
  emergencies: readonly EmergencyRow[];
  businesses: readonly BusinessRow[];
  tags: readonly TagUse[];
}

/** Of each kind at most so many: the box is for one thing, the lists are for many. */
const EACH = 4;

/** Shorter than this it would be in every name. */
const NAME = 2;

/** 'K-2026-0007', 'b 7', 'r7', 'p 7': whoever types the letter of a number means that one. */
const letterOf = (query: string) =>
  /^([kbrpg])[-\s]*\d[\d\s-]*$/i.exec(query.trim())?.[1]?.toLowerCase();

/** What was found as it is listed: what has the number first, then residents, and nearly the same names last. */
export function inOrder(query: string, answers: Answers): Found[] {
  const persons = answers.hits.map(({ person, near }): Found => ({ kind: 'person', person, near }));
  const exact = persons.filter((one) => one.kind === 'person' && !one.near);
  const near = persons.filter((one) => one.kind === 'person' && one.near);
  const cases = answers.cases.map((row): Found => ({ kind: 'case', row }));
  const activities = answers.activities.map((row): Found => ({ kind: 'activity', activity: row }));
  const distributions = answers.distributions.map((distribution): Found => ({
    kind: 'distribution',
    distribution,
  }));
  const letter = letterOf(query);
  const own = [
    ...(letter === 'g' ? activities : []),
    ...answers.gifts.map((gift): Found => ({ kind: 'assistance', gift })),
    ...answers.referrals.map((referral): Found => ({ kind: 'referral', referral })),
    ...(letter === 'p' ? distributions : []),
  ];
  const rest = [
    ...exact,
    ...answers.households.map((household): Found => ({ kind: 'household', household })),
  ];
  const last = [
    ...(letter === 'g' ? [] : activities),
    ...(letter === 'p' ? [] : distributions),
    ...answers.emergencies.map((emergency): Found => ({ kind: 'emergency', emergency })),
    ...answers.businesses.map((business): Found => ({ kind: 'business', business })),
    ...answers.partners.map((partner): Found => ({ kind: 'partner', partner })),
    ...answers.tags.map((use): Found => ({ kind: 'tag', ...use })),
    ...near,
  ];
  return letter === 'k' ? [...cases, ...rest, ...last] : [...own, ...rest, ...cases, ...last];
}

/** Tags whose name begins with what was typed, or has a word that does. */
export function tagsFor(query: string): readonly string[] {
  const wanted = fold(query).trim();
  if (wanted.length < 2) return [];
  const has = (code: string) => ` ${fold(tagName(code))}`.includes(` ${wanted}`);
  return lists.of('tag').flatMap(({ code, gone }) => (!gone && has(code) ? [code] : []));
}

/** The lists in which these tags are used, in the order of the tags. */
export function usesOf(tags: readonly string[], counts: readonly TagCount[]): TagUse[] {
  return tags.flatMap((tag) => {
    const of = counts.find((one) => one.tag === tag);
    if (!of) return [];
    // Where none would be in the list as it opens, it opens with those who are gone, or with what is closed.
    const use = (list: TagUse['list'], now: number, ever: number): TagUse[] =>
      ever > 0 ? [{ tag, list, count: now || ever, past: now === 0 }] : [];
    return [
      ...use('person', of.persons_here, of.persons),
      ...use('household', of.households, of.households),
      ...use('case', of.cases_open, of.cases),
    ];
  });
}

/** Counts only where there is something to count. */
async function tagUses(query: string): Promise<TagUse[]> {
  const tags = tagsFor(query).slice(0, EACH);
  return tags.length > 0 ? usesOf(tags, await call(commands.countTags())) : [];
}

const any = { from: '', to: '', kind: '', fund: '', given_by: null, rt: '' };

/** Asks all at once, and of nothing whose page the officer may not open; nothing for an empty box. */
export async function find(query: string, signal: AbortSignal): Promise<Found[]> {
  if (query === '') return [];
  const open = { stage: null, pmks: null, rt: '', responsible: null, overdue: false };
  const number = query.trim();
  const letter = letterOf(query);
  const gift = { ...any, person: null, household: null, query: number };
  const sent = { waiting: false, overdue: false, partner: null, query: number };
  const all = opensCases();
  const named = number.length >= NAME;
  const [hits, households, cases, partners, gifts, referrals, tags, activities, ...ofGroup] =
    await Promise.all([
      all ? hitsFor(query, signal, [], true) : [],
      all ? call(commands.households({ query, rt: '' }, 0, EACH)) : [],
      all ? call(commands.cases({ ...open, query, closed_too: true }, 0, EACH)) : [],
      all ? call(commands.partners({ query, kind: '', inactive_too: true }, 0, EACH)) : [],
      letter === 'b' ? call(commands.assistances(gift, 0, EACH)) : [],
      all && letter === 'r' ? call(commands.referrals(sent, 0, EACH)) : [],
      all ? tagUses(query) : [],
      call(commands.searchActivities(query, EACH)),
      named && mayRead() ? call(commands.distributions(number, 0, EACH)) : [],
      named && all ? call(commands.emergencies(number, 0, EACH)) : [],
      named ? call(commands.businesses(number, 0, EACH)) : [],
    ]);
  const [distributions, emergencies, businesses] = ofGroup;
  return inOrder(query, {
    hits: hits.slice(0, EACH),
    ...{ households, cases, partners, gifts, referrals, tags },
    ...{ activities, distributions, emergencies, businesses },
  });
}

/** Where it opens. */
export function placeOf(found: Found): Place {
  switch (found.kind) {
    case 'person':
      return { screen: 'person', id: found.person.id };
    case 'household':
      return { screen: 'household', id: found.household.id };
    case 'case': {
      const { id, masked, number } = found.row;
      return { screen: 'case', id, ...(masked ? { secret: number } : {}) };
    }
    case 'partner':
      return { screen: 'partner', id: found.partner.id };
    case 'assistance':
      return { screen: 'assistance', id: found.gift.id };
    case 'referral':
      return { screen: 'referral', id: found.referral.id };
    case 'distribution':
      return { screen: 'distribution', id: found.distribution.id };
    case 'activity':
      return { screen: 'activity', id: found.activity.id };
    case 'emergency':
      return { screen: 'emergency', id: found.emergency.id };
    case 'business':
      return { screen: 'business', id: found.business.id };
    case 'tag':
      return placeOfTag(found);
  }
}

function placeOfTag({ tag, list, past }: TagUse): Place {
  if (list === 'case') return { screen: 'cases', tag, ...(past ? { closed: true } : {}) };
  return { screen: 'persons', tag, list, ...(past ? { gone: true } : {}) };
}

export function keyOf(found: Found): string {
  switch (found.kind) {
    case 'person':
      return found.person.id;
    case 'household':
      return found.household.id;
    case 'case':
      return found.row.id;
    case 'partner':
      return found.partner.id;
    case 'assistance':
      return found.gift.id;
    case 'referral':
      return found.referral.id;
    case 'distribution':
      return found.distribution.id;
    case 'activity':
      return found.activity.id;
    case 'emergency':
      return found.emergency.id;
    case 'business':
      return found.business.id;
    case 'tag':
      return `${found.list} ${found.tag}`;
  }
}
