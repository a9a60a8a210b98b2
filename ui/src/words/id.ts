// Every Indonesian word on screen, one typed catalogue. An area keeps its words in a file of its own
// beside this one and is listed here; plurals and values are functions.

import { assistance } from './assistance';
import { backup } from './backup';
import { caseWords } from './case';
import { erasing } from './erasing';
import { faults } from './faults';
import { frame } from './frame';
import { handing } from './handing';
import { handover } from './handover';
import { health } from './health';
import { group } from './group';
import { guide } from './guide';
import { home } from './home';
import { household } from './household';
import { journal } from './journal';
import { notice } from './notice';
import { ownData } from './own-data';
import { parts } from './parts';
import { person } from './person';
import { retention } from './retention';
import { terms } from './terms';
import { vault } from './vault';

export const words = {
  terms,
  parts,
  frame,
  assistance,
  case: caseWords,
  erasing,
  faults,
  group,
  guide,
  handing,
  handover,
  health,
  home,
  vault,
  household,
  journal,
  notice,
  ownData,
  retention,
  person,
  backup,
} as const;
