// Which component draws which place. The type demands one for each.

import type { Component } from 'svelte';
import ActivityForm from '../areas/activity/ActivityForm.svelte';
import ActivityPage from '../areas/activity/ActivityPage.svelte';
import GroupWork from '../areas/activity/GroupWork.svelte';
import BusinessForm from '../areas/business/BusinessForm.svelte';
import BusinessPage from '../areas/business/BusinessPage.svelte';
import AssistanceForm from '../areas/assistance/AssistanceForm.svelte';
import AssistancePage from '../areas/assistance/AssistancePage.svelte';
import Assistances from '../areas/assistance/Assistances.svelte';
import Case from '../areas/case/Case.svelte';
import Cases from '../areas/case/Cases.svelte';
import ChangeCase from '../areas/case/ChangeCase.svelte';
import NewCase from '../areas/case/NewCase.svelte';
import DistributionForm from '../areas/distribution/DistributionForm.svelte';
import DistributionPage from '../areas/distribution/DistributionPage.svelte';
import Distributions from '../areas/distribution/Distributions.svelte';
import Emergencies from '../areas/emergency/Emergencies.svelte';
import EmergencyPage from '../areas/emergency/EmergencyPage.svelte';
import FamilyEvent from '../areas/family/FamilyEvent.svelte';
import FamilyVisit from '../areas/family/FamilyVisit.svelte';
import Handover from '../areas/handover/Handover.svelte';
import Home from '../areas/home/Home.svelte';
import IncompletePage from '../areas/incomplete/IncompletePage.svelte';
import HouseholdForm from '../areas/household/HouseholdForm.svelte';
import HouseholdPage from '../areas/household/HouseholdPage.svelte';
import CandidateList from '../areas/merging/CandidateList.svelte';
import MergePage from '../areas/merging/MergePage.svelte';
import People from '../areas/person/People.svelte';
import PersonForm from '../areas/person/PersonForm.svelte';
import PersonPage from '../areas/person/PersonPage.svelte';
import WeekPage from '../areas/plan/WeekPage.svelte';
import PartnerForm from '../areas/partner/PartnerForm.svelte';
import PartnerPage from '../areas/partner/PartnerPage.svelte';
import Network from '../areas/referral/Network.svelte';
import ReferralForm from '../areas/referral/ReferralForm.svelte';
import ReferralPage from '../areas/referral/ReferralPage.svelte';
import TimelinePage from '../areas/timeline/TimelinePage.svelte';
import Backup from '../areas/vault/Backup.svelte';
import NewRecoveryKey from '../areas/vault/NewRecoveryKey.svelte';
import RestorePage from '../areas/vault/RestorePage.svelte';
import Settings from '../areas/vault/Settings.svelte';
import type { Place, ScreenName } from './places';

export type Screens = {
  [Name in ScreenName]:
    Component<{ place: Extract<Place, { screen: Name }> }> | Component<Record<string, never>>;
};

export const screens: Screens = {
  home: Home,
  week: WeekPage,
  incomplete: IncompletePage,
  handover: Handover,
  settings: Settings,
  'recovery-key': NewRecoveryKey,
  backup: Backup,
  restore: RestorePage,
  persons: People,
  person: PersonPage,
  person_form: PersonForm,
  household: HouseholdPage,
  household_form: HouseholdForm,
  family_event: FamilyEvent,
  family_visit: FamilyVisit,
  candidates: CandidateList,
  merge: MergePage,
  cases: Cases,
  new_case: NewCase,
  case: Case,
  change_case: ChangeCase,
  timeline: TimelinePage,
  assistances: Assistances,
  assistance: AssistancePage,
  assistance_form: AssistanceForm,
  activities: GroupWork,
  activity: ActivityPage,
  activity_form: ActivityForm,
  business: BusinessPage,
  business_form: BusinessForm,
  distributions: Distributions,
  distribution: DistributionPage,
  distribution_form: DistributionForm,
  emergencies: Emergencies,
  emergency: EmergencyPage,
  referrals: Network,
  referral: ReferralPage,
  referral_form: ReferralForm,
  partner: PartnerPage,
  partner_form: PartnerForm,
};
