// Every screen of the open window, with what it needs to know. An area adds its lines to `Place` and
// to `AREA_OF`, and its components to screens.ts.

import type { words } from '../words/id';

export type Area = keyof typeof words.frame.areas | 'guide' | 'settings';

export type Place =
  | { screen: 'home' }
  | { screen: 'handover' }
  | { screen: 'persons' }
  // `life`, `closing` and `asking` say that somebody was in the middle of it: whether they moved or died, how a case
  // ends, what a colleague is asked.
  | { screen: 'person'; id: string; life?: boolean; asking?: boolean }
  | { screen: 'person_form'; id: string | null; name?: string; household?: string }
  | { screen: 'household'; id: string; asking?: boolean }
  | { screen: 'household_form'; id: string | null; head?: string }
  | { screen: 'cases' }
  | { screen: 'new_case'; person?: string; household?: string }
  // `secret` is the number of somebody else's secret case: its page asks for a reason first.
  // `correcting` is the follow-up whose correction was left in the middle.
  | {
      screen: 'case';
      id: string;
      secret?: string;
      correcting?: string;
      closing?: boolean;
      asking?: boolean;
    }
  | { screen: 'change_case'; id: string }
  | { screen: 'assistances' }
  | { screen: 'assistance'; id: string }
  | {
      screen: 'assistance_form';
      /** Null for something new; then it may be known whom it is for. */
      id: string | null;
      person?: string;
      household?: string;
      case?: string;
    }
  | { screen: 'settings'; section?: SettingsSection }
  | { screen: 'recovery-key' }
  | { screen: 'backup' }
  | { screen: 'restore' };

export type SettingsSection = keyof typeof words.vault.settings.sections;

export type ScreenName = Place['screen'];

export const HOME: Place = { screen: 'home' };

/** Which entry of the side panel is marked. */
export const AREA_OF: Record<ScreenName, Area> = {
  home: 'home',
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
  cases: 'case',
  new_case: 'case',
  case: 'case',
  change_case: 'case',
  assistances: 'assistance',
  assistance: 'assistance',
  assistance_form: 'assistance',
};
