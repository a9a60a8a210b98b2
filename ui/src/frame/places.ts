// Every screen of the open window, with what it needs to know. An area adds its lines to `Place` and
// to `AREA_OF`, and its components to screens.ts.

import type { Assessing } from '../areas/assessment/editing';
import type { PlanForm } from '../areas/plan/editing';
import type { EventKind, MergeKind, MainRecord } from '../bridge';
import type { words } from '../words/id';

export type Area = keyof typeof words.frame.areas | 'guide' | 'settings';

export type Place =
  | { screen: 'home' }
  // Of the week that `day` is in; of the present one without it.
  | { screen: 'week'; day?: string }
  | { screen: 'incomplete' }
  | { screen: 'handover' }
  // Only those with a tag: residents, or families. `gone` takes those who moved or died along.
  | { screen: 'persons'; tag?: string; list?: 'person' | 'household'; gone?: boolean }
  // `closing`, `asking` and `attaching` say that somebody was in the middle of it: how a case ends, what a colleague is
  // asked, what is written beside a picture.
  | { screen: 'person'; id: string; asking?: boolean; attaching?: boolean }
  // `field` is where the typing begins.
  | {
      screen: 'person_form';
      id: string | null;
      name?: string;
      household?: string;
      field?: 'nik' | 'birth' | 'sex' | 'papers';
    }
  // `knowing` is the form about what is known of the family that was left in the middle, `adding` that of a member.
  | {
      screen: 'household';
      id: string;
      asking?: boolean;
      attaching?: boolean;
      adding?: boolean;
      knowing?: 'poverty_check' | 'listing';
    }
  | { screen: 'household_form'; id: string | null; head?: string; field?: 'members' | 'rt' | 'kk' }
  // Whose family it happens to; of somebody without one, or whose page it came from, the person.
  | { screen: 'family_event'; household?: string; person?: string; kind?: EventKind }
  | { screen: 'family_visit'; household: string }
  // Pairs that may be one; and two records beside each other, `review` where they come from that list.
  | { screen: 'candidates' }
  | { screen: 'merge'; kind: MergeKind; one: string; other?: string; review?: boolean }
  // Only those with a tag; `closed` takes the closed ones along.
  | { screen: 'cases'; tag?: string; closed?: boolean }
  | { screen: 'new_case'; person?: string; household?: string }
  // `secret` is the number of somebody else's secret case: its page asks for a reason first.
  // `correcting` is the follow-up whose correction was left in the middle.
  // `assessing` and `planning` are the assessment, and the form of its plan, that was left in the middle.
  | {
      screen: 'case';
      id: string;
      secret?: string;
      correcting?: string;
      closing?: boolean;
      assessing?: Assessing;
      planning?: { form: PlanForm; subject: string };
      asking?: boolean;
      attaching?: boolean;
      /** What is opened because it is missing. */
      lacking?: 'companion' | 'gone' | 'plan' | 'visit';
    }
  | { screen: 'change_case'; id: string }
  | { screen: 'timeline'; of: MainRecord }
  | { screen: 'assistances' }
  | { screen: 'assistance'; id: string; asking?: boolean }
  | {
      screen: 'assistance_form';
      /** Null for something new; then it may be known whom it is for. */
      id: string | null;
      person?: string;
      household?: string;
      case?: string;
    }
  | { screen: 'activities' }
  | { screen: 'activity'; id: string; asking?: boolean }
  // `writing` begins at who was there, and the minutes.
  | { screen: 'activity_form'; id: string | null; writing?: boolean }
  // `writing` says that somebody was in the middle of telling how it goes.
  | { screen: 'business'; id: string; writing?: boolean; asking?: boolean }
  | { screen: 'business_form'; id: string | null }
  | { screen: 'distributions' }
  // `marking` is the row whose mark was left in the middle.
  | { screen: 'distribution'; id: string; marking?: string; asking?: boolean }
  | { screen: 'distribution_form'; id: string | null }
  // `making` says that somebody was in the middle of a new one.
  | { screen: 'emergencies'; making?: boolean }
  // `changing` and `correcting` say what was left in the middle: its name and day, or one line.
  | {
      screen: 'emergency';
      id: string;
      changing?: boolean;
      correcting?: string;
      asking?: boolean;
    }
  // Both lists; of the referrals those that wait, or those to one partner.
  | { screen: 'referrals'; waiting?: boolean; partner?: string }
  // `answering` says that somebody was in the middle of writing down what came of it.
  | { screen: 'referral'; id: string; answering?: boolean; asking?: boolean }
  // Null for a new one, which belongs to a case.
  | { screen: 'referral_form'; id: string | null; case?: string }
  | { screen: 'partner'; id: string; asking?: boolean }
  | { screen: 'partner_form'; id: string | null }
  // `choice` is the entry of a list, or the list of a new one, that was left in the middle.
  | { screen: 'settings'; section?: SettingsSection; choice?: string }
  | { screen: 'recovery-key' }
  | { screen: 'backup' }
  | { screen: 'restore' };

export type SettingsSection = keyof typeof words.vault.settings.sections;

export type ScreenName = Place['screen'];

export const HOME: Place = { screen: 'home' };

/** Which entry of the side panel is marked. */
export const AREA_OF: Record<ScreenName, Area> = {
  home: 'home',
  week: 'home',
  incomplete: 'home',
  handover: 'handover',
  settings: 'settings',
  'recovery-key': 'settings',
  backup: 'settings',
  restore: 'settings',
  persons: 'person',
  person: 'person',
  person_form: 'person',
  household: 'person',
  household_form: 'person',
  family_event: 'person',
  family_visit: 'person',
  candidates: 'person',
  merge: 'person',
  cases: 'case',
  new_case: 'case',
  case: 'case',
  change_case: 'case',
  timeline: 'person',
  emergencies: 'case',
  emergency: 'case',
  assistances: 'assistance',
  assistance: 'assistance',
  assistance_form: 'assistance',
  activities: 'activity',
  activity: 'activity',
  activity_form: 'activity',
  business: 'activity',
  business_form: 'activity',
  distributions: 'assistance',
  distribution: 'assistance',
  distribution_form: 'assistance',
  referrals: 'referral',
  referral: 'referral',
  referral_form: 'referral',
  partner: 'referral',
  partner_form: 'referral',
};
