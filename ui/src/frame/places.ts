// Every screen of the open window, with what it needs to know. An area adds its lines to `Place` and
// to `AREA_OF`, and its components to screens.ts.

import type { words } from '../words/id';

export type Area = keyof typeof words.frame.areas | 'guide' | 'settings';

export type Place = { screen: 'home' } | { screen: 'handover' };

export type ScreenName = Place['screen'];

export const HOME: Place = { screen: 'home' };

/** Which entry of the side panel is marked. */
export const AREA_OF: Record<ScreenName, Area> = {
  home: 'home',
  handover: 'handover',
};
