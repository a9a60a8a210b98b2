// Which component draws which place. The type demands one for each.

import type { Component } from 'svelte';
import Handover from '../areas/handover/Handover.svelte';
import Home from '../areas/home/Home.svelte';
import type { Place, ScreenName } from './places';

export type Screens = {
  [Name in ScreenName]:
    Component<{ place: Extract<Place, { screen: Name }> }> | Component<Record<string, never>>;
};

export const screens: Screens = {
  home: Home,
  handover: Handover,
};
