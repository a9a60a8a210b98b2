import Footprints from '@lucide/svelte/icons/footprints';
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import type { Case } from '../../bridge';
import { look } from '../../frame/look.svelte';
import Timeline from '../../parts/Timeline.svelte';
import { addDays, dayName, nearDate, pasaran, today, weekday } from '../../words/format';
import { words } from '../../words/id';
import NextVisit from './NextVisit.svelte';

const day = addDays(today(), 6);
const page = {
  row: { id: 'k', stage: 'service', urgency: 'normal', next_visit: day, overdue: false },
  stages: [],
  may_change: true,
  repeat: null,
  gone: null,
} as unknown as Case;
const acts = { onrecord: () => {}, onplan: () => {}, onreopen: () => {}, onclose: () => {} };

afterEach(() => {
  look.pasaran = false;
  cleanup();
});

it('stands beside the days of visits for who wants to see it', () => {
  const plain = weekday(day);
  for (const [wanted, name] of [
    [false, plain],
    [true, `${plain} ${pasaran(day)}`],
  ] as const) {
    look.pasaran = wanted;
    expect(dayName(day, wanted)).toBe(name);
    render(NextVisit, {
      page,
      companion: '',
      stopped: false,
      visited: true,
      names: new Map(),
      ...acts,
    });
    screen.getByText(`${name}, ${nearDate(day)}`);
    cleanup();
    const visit = {
      key: 'v',
      on: day,
      kind: 'visit',
      icon: Footprints,
      title: 'Kunjungan',
    } as const;
    render(Timeline, { entries: [visit] });
    screen.getByText(name);
    cleanup();
    expect(words.family.due.day(day, wanted).startsWith(`${name}, `)).toBe(wanted);
  }
});
