// The help, shown above whatever is on the screen: nothing below it is closed, so nothing is lost.

import type { words } from '../words/id';
import type { ScreenName } from './places';

export type GuideSection = keyof typeof words.guide.sections;

/** Which section tells about a screen: F1 goes there. */
export const SECTION_OF: Record<ScreenName, GuideSection> = {
  home: 'home',
  week: 'week',
  incomplete: 'incomplete',
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
  family_event: 'family_event',
  family_visit: 'family_visit',
  candidates: 'merge',
  merge: 'merge',
  cases: 'lists',
  new_case: 'case',
  case: 'case',
  change_case: 'case',
  timeline: 'timeline',
  emergencies: 'emergency',
  emergency: 'emergency',
  assistances: 'assistance',
  assistance: 'assistance',
  assistance_form: 'assistance',
  activities: 'activity',
  activity: 'activity',
  activity_form: 'activity',
  business: 'business',
  business_form: 'business',
  distributions: 'distribution',
  distribution: 'distribution',
  distribution_form: 'distribution',
  referrals: 'referral',
  referral: 'referral',
  referral_form: 'referral',
  partner: 'referral',
  partner_form: 'referral',
};

class Guide {
  /** What is shown first; null while the help is closed. */
  section = $state<GuideSection | null>(null);

  /** About a screen, or about what stands before the first one. */
  show(screen: ScreenName | 'door' | 'setup') {
    this.section = screen === 'door' || screen === 'setup' ? screen : SECTION_OF[screen];
  }
  close() {
    this.section = null;
  }
}

export const guide = new Guide();
