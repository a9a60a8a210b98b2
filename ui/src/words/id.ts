// Every Indonesian word on screen, one typed catalogue. An area keeps its words in a file of its own
// beside this one and is listed here; plurals and values are functions.

import { faults } from './faults';
import { frame } from './frame';
import { handover } from './handover';
import { home } from './home';
import { parts } from './parts';
import { terms } from './terms';

export const words = { terms, parts, frame, handover, home, faults } as const;
