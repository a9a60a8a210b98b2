// The words of all that is drawn before the window is open: the unlock screen waits for nothing else. `id.ts` has
// these and all others.

import { backup } from './backup';
import { faults } from './faults';
import { parts } from './parts';
import { terms } from './terms';
import { vault } from './vault';

export const words = { terms, parts, faults, vault, backup } as const;
