// The side panel: only areas that work are listed.

import Usb from '@lucide/svelte/icons/usb';
import House from '@lucide/svelte/icons/house';
import type { IconSource } from '../parts/Icon.svelte';
import { words } from '../words/id';
import { HOME, type Area, type Place } from './places';

export interface NavItem {
  area: Area;
  label: string;
  icon: IconSource;
  place: Place;
  /** How many things wait for this officer; never a total. */
  waiting?: number;
}

export const nav: readonly NavItem[] = [
  { area: 'home', label: words.frame.areas.home, icon: House, place: HOME },
  {
    area: 'handover',
    label: words.frame.areas.handover,
    icon: Usb,
    place: { screen: 'handover' },
  },
];
