// The time line of a case as the part draws it.

import ArrowRight from '@lucide/svelte/icons/arrow-right';
import ArrowLeft from '@lucide/svelte/icons/arrow-left';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import Footprints from '@lucide/svelte/icons/footprints';
import Inbox from '@lucide/svelte/icons/inbox';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import type { Happening, TimelineEntry } from '../../bridge';
import type { TimelineEntry as Drawn } from '../../parts/Timeline.svelte';
import { words } from '../../words/id';
import { place } from './moves';
import { nameOf, type Names } from './officers';

const say = words.case.entry;

export type FollowUp = Extract<Happening, { kind: 'follow_up' }>;
type Moved = Extract<Happening, { kind: 'moved' }>;

export interface DrawnEntry extends Drawn {
  /** Who did it; drawn beside what can be done with the entry. */
  who: string;
  source: TimelineEntry;
}

export type Only = 'all' | 'visit' | 'note' | 'stage';

export function belongs(entry: TimelineEntry, only: Only): boolean {
  if (only === 'all') return true;
  if (only === 'stage') return entry.what.kind !== 'follow_up';
  return entry.what.kind === 'follow_up' && entry.what.follow_up === only;
}

/** 'langsung dibantu' becomes 'Langsung dibantu.' */
export function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

function movedTitle({ from, to }: Moved): string {
  const stage = words.terms.stages[to];
  if (to === 'closed') return say.closed;
  if (from === 'closed') return say.reopened(stage);
  return place(to) < place(from) ? say.movedBack(stage) : say.moved(stage);
}

function movedText(moved: Moved): string | undefined {
  const skipped = moved.skipped.map((stage) => words.terms.stages[stage]).join(', ');
  const closing = words.case.close.reasons[moved.code];
  const said = [
    closing ? sentence(closing) : '',
    skipped ? say.skipped(skipped) : '',
    moved.code === 'emergency' ? say.emergency : '',
    moved.reason ? sentence(moved.reason) : '',
  ];
  return said.filter(Boolean).join(' ') || undefined;
}

function movedIcon({ from, to }: Moved) {
  if (to === 'closed') return CircleCheck;
  return place(to) < place(from) && from !== 'closed' ? ArrowLeft : ArrowRight;
}

export function draw(entry: TimelineEntry, names: Names): DrawnEntry {
  const { what } = entry;
  const officer = nameOf(names, entry.officer);
  const shared = { on: entry.on, source: entry };
  switch (what.kind) {
    case 'opened':
      return {
        ...shared,
        key: 'opened',
        kind: 'other',
        icon: Inbox,
        title: say.opened,
        who: officer,
      };
    case 'moved': {
      const text = movedText(what);
      return {
        ...shared,
        key: `${entry.at} ${what.to}`,
        kind: 'other',
        icon: movedIcon(what),
        title: movedTitle(what),
        ...(text ? { text } : {}),
        who: officer,
      };
    }
    case 'follow_up':
      return {
        ...shared,
        key: what.id,
        kind: what.follow_up === 'visit' ? 'visit' : 'other',
        icon: what.follow_up === 'visit' ? Footprints : NotebookPen,
        title: what.follow_up === 'visit' ? say.visit : say.note,
        text: what.text,
        who: what.author ? say.typedBy(officer, nameOf(names, what.author)) : officer,
      };
  }
}
