// The side panel: only areas that work are listed.

import FolderHeart from '@lucide/svelte/icons/folder-heart';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import Handshake from '@lucide/svelte/icons/handshake';
import Send from '@lucide/svelte/icons/send';
import Usb from '@lucide/svelte/icons/usb';
import House from '@lucide/svelte/icons/house';
import Users from '@lucide/svelte/icons/users';
import type { IconSource } from '../parts/Icon.svelte';
import { waiting } from '../areas/case/waiting.svelte';
import { words } from '../words/id';
import { HOME, type Area, type Place } from './places';

export interface NavItem {
  area: Area;
  label: string;
  icon: IconSource;
  place: Place;
  /** How many things wait for this officer; never a total. */
  waiting?: () => number;
}

export const nav: readonly NavItem[] = [
  { area: 'home', label: words.frame.areas.home, icon: House, place: HOME },
  { area: 'person', label: words.frame.areas.person, icon: Users, place: { screen: 'persons' } },
  {
    area: 'case',
    label: words.frame.areas.case,
    icon: FolderHeart,
    place: { screen: 'cases' },
    waiting: () => waiting.count,
  },
  {
    area: 'assistance',
    label: words.frame.areas.assistance,
    icon: HandHeart,
    place: { screen: 'assistances' },
  },
  {
    area: 'referral',
    label: words.frame.areas.referral,
    icon: Send,
    place: { screen: 'referrals' },
  },
  {
    area: 'activity',
    label: words.frame.areas.activity,
    icon: Handshake,
    place: { screen: 'activities' },
  },
  {
    area: 'handover',
    label: words.frame.areas.handover,
    icon: Usb,
    place: { screen: 'handover' },
  },
];
