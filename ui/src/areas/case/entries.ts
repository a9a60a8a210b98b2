// The time line of a case as the part draws it.

import ArrowRight from '@lucide/svelte/icons/arrow-right';
import ArrowLeft from '@lucide/svelte/icons/arrow-left';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import Footprints from '@lucide/svelte/icons/footprints';
import HandHeart from '@lucide/svelte/icons/hand-heart';
import Inbox from '@lucide/svelte/icons/inbox';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import type { AssistanceRow, Happening, ReferralRow, TimelineEntry } from '../../bridge';
import type { TimelineEntry as Drawn } from '../../parts/Timeline.svelte';
import { words } from '../../words/id';
import { rupiah } from '../../words/money';
import { kindName, type Kinds } from '../assistance/kinds';
import { drawReferral } from '../referral/entries';
import { place } from './moves';
import { nameOf, type Names } from './officers';

const say = words.case.entry;

export type FollowUp = Extract<Happening, { kind: 'follow_up' }>;
type Moved = Extract<Happening, { kind: 'moved' }>;

export interface DrawnEntry extends Drawn {
  /** Who did it; drawn beside what can be done with the entry. */
  who: string;
  /** When it was written: the order within one day. */
  at: string;
  belongs: 'visit' | 'note' | 'give' | 'stage';
  /** Of the case itself. */
  source?: TimelineEntry;
  /** What was given, to be opened. */
  gift?: string;
  /** What was referred, to be opened. */
  referral?: string;
}

/** So many letters of what happened last stand in the band; the rest is read below. */
const ENOUGH = 120;

/** A text that is too long for a line or two ends behind one of its words. */
export const shortened = (text: string): string =>
  text.length <= ENOUGH ? text : `${text.slice(0, ENOUGH).replace(/\s+\S*$/, '')} …`;

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

/** What happened in the case, and what was given and referred in it, newest first. */
export function drawAll(
  entries: readonly TimelineEntry[],
  given: readonly AssistanceRow[],
  referred: readonly ReferralRow[],
  names: Names,
  kinds: Kinds,
): DrawnEntry[] {
  const drawn = [
    ...entries.map((entry) => draw(entry, names)),
    ...given.map((row) => drawGift(row, names, kinds)),
    ...referred.flatMap((row) => drawReferral(row, writtenAt(row.id), names)),
  ];
  const key = ({ on, at }: DrawnEntry) => `${on} ${at}`;
  // A stable sort: entries of one moment keep the order in which the core tells them.
  return drawn.sort((a, b) => key(b).localeCompare(key(a)));
}

function drawGift(row: AssistanceRow, names: Names, kinds: Kinds): DrawnEntry {
  const said = [
    row.given_by === 'programme' ? words.assistance.card.programme : '',
    words.assistance.lasting(row),
    words.assistance.content(row),
  ];
  const text = said.filter(Boolean).join(' · ');
  return {
    key: row.id,
    on: row.date,
    at: writtenAt(row.id),
    belongs: 'give',
    kind: 'give',
    icon: HandHeart,
    title: kindName(kinds, row.kind),
    ...(row.amount === null ? {} : { amount: rupiah(row.amount) }),
    ...(text ? { text } : {}),
    who: row.author ? nameOf(names, row.author) : '',
    gift: row.id,
  };
}

/** An id of version 7 begins with the milliseconds at which it was made. */
export const writtenAt = (id: string): string =>
  new Date(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString();

/** What a visit met, then what was written of it. */
export function seen({ outcome, text }: { outcome: string; text: string }): string {
  const met = words.case.followUp.outcomes[outcome];
  return met && text ? `${sentence(met)} ${text}` : (met ?? text);
}

function textOf(what: FollowUp): { text?: string } {
  const told = seen(what);
  return told ? { text: told } : {};
}

function draw(entry: TimelineEntry, names: Names): DrawnEntry {
  const { what } = entry;
  const officer = nameOf(names, entry.officer);
  const shared = { on: entry.on, at: entry.at, belongs: 'stage', source: entry } as const;
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
        belongs: what.follow_up,
        key: what.id,
        kind: what.follow_up === 'visit' ? 'visit' : 'other',
        icon: what.follow_up === 'visit' ? Footprints : NotebookPen,
        title: what.follow_up === 'visit' ? say.visit : say.note,
        ...textOf(what),
        who: what.author ? say.typedBy(officer, nameOf(names, what.author)) : officer,
      };
  }
}
