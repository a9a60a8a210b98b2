// The help, shown above whatever is on the screen: nothing below it is closed, so nothing is lost.

import type { words } from '../words/id';
import type { Area } from './places';

export type GuideSection = keyof typeof words.guide.sections;

/** Which section tells about the screens of an area; the rest of the areas is not built yet. */
const SECTION_OF: Partial<Record<Area, GuideSection>> = {
  home: 'home',
  person: 'person',
  case: 'case',
  assistance: 'assistance',
  referral: 'referral',
  activity: 'activity',
  handover: 'handover',
  settings: 'settings',
};

class Guide {
  /** What is shown first; null while the help is closed. */
  section = $state<GuideSection | null>(null);

  /** About an area, or about the door while nobody has one open. */
  show(area: Area | null) {
    this.section = (area && SECTION_OF[area]) ?? 'door';
  }
  close() {
    this.section = null;
  }
}

export const guide = new Guide();
