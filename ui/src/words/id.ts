// Every Indonesian word on screen, one typed catalogue. An area keeps its words in a file of its own
// beside this one and is listed here, or in door.ts where it is drawn before the unlock; plurals and values are
// functions.

import { activity } from './activity';
import { assessment } from './assessment';
import { assistance } from './assistance';
import { business } from './business';
import { caseWords } from './case';
import { choice } from './choice';
import { words as door } from './door';
import { distribution } from './distribution';
import { emergency } from './emergency';
import { erasing } from './erasing';
import { family } from './family';
import { attachment } from './attachment';
import { filter } from './filter';
import { flag } from './flag';
import { frame } from './frame';
import { handing } from './handing';
import { handover } from './handover';
import { health } from './health';
import { group } from './group';
import { guide } from './guide';
import { home } from './home';
import { household } from './household';
import { incomplete } from './incomplete';
import { journal } from './journal';
import { merging } from './merging';
import { notice } from './notice';
import { ownData } from './own-data';
import { partner } from './partner';
import { person } from './person';
import { plan } from './plan';
import { referral } from './referral';
import { retention } from './retention';
import { several } from './several';
import { sheet } from './sheet';
import { timeline } from './timeline';

export const words = {
  ...door,
  frame,
  activity,
  business,
  assessment,
  assistance,
  case: caseWords,
  choice,
  distribution,
  emergency,
  erasing,
  family,
  attachment,
  filter,
  flag,
  group,
  guide,
  handing,
  handover,
  health,
  home,
  household,
  incomplete,
  journal,
  merging,
  notice,
  ownData,
  retention,
  several,
  sheet,
  partner,
  person,
  plan,
  referral,
  timeline,
} as const;
