import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { Assessment, Case, ReferralRow, TimelineEntry } from '../../bridge';
import { addDays, shortDate, today } from '../../words/format';
import { words } from '../../words/id';
import { isVisited, lastOf, nextAnswer, type Last } from './band';
import { drawAll } from './entries';
import NextVisit from './NextVisit.svelte';

const say = words.case.page.next;
const kinds = { kinds: [], funds: [] };
const names = new Map([
  ['truntum', 'Bu Truntum'],
  ['gringsing', 'Pak Gringsing'],
]);

const followUp = (on: string, more: object = {}): TimelineEntry => ({
  on,
  at: `${on}T03:00:00Z`,
  officer: 'truntum',
  what: {
    kind: 'follow_up',
    follow_up: 'visit',
    id: on,
    rev: 1,
    text: 'Sudah makan',
    outcome: 'met',
    author: null,
    may_correct: false,
    corrected: false,
    may_withdraw: false,
    ...more,
  } as TimelineEntry['what'],
});
const assessed = (visited_on: string): Assessment => ({
  id: 'p1',
  rev: 1,
  form: { visited_on } as Assessment['form'],
  visited_by_name: 'Mbak Ceplok',
});
const aReferral = (answer_by: string, more: Partial<ReferralRow> = {}) =>
  ({
    id: answer_by,
    partner: 'Puskesmas Contoh',
    answer_by,
    awaited_by: answer_by,
    state: 'waiting',
    overdue: false,
    ...more,
  }) as ReferralRow;
const aCase = (more: Partial<Case['row']> = {}, timeline: TimelineEntry[] = []) =>
  ({
    row: { stage: 'service', urgency: 'normal', next_visit: '', overdue: false, ...more },
    stages: [],
    timeline,
    repeat: null,
    may_change: true,
  }) as unknown as Case;

const last = (timeline: TimelineEntry[], found: Assessment | null = null): Last | undefined =>
  lastOf(drawAll(timeline, [], [], names, kinds), found);

describe('what happened last', () => {
  it('says who was there, and who typed it in', () => {
    expect(last([followUp('2026-11-20')])).toMatchObject({ on: '2026-11-20', who: 'Bu Truntum' });
    expect(last([followUp('2026-11-20', { author: 'gringsing' })])?.who).toBe(
      'Bu Truntum, diketik Pak Gringsing',
    );
  });
  it('is the assessment, where somebody was there for it later', () => {
    expect(last([followUp('2026-11-20')], assessed('2026-11-21'))).toEqual({
      on: '2026-11-21',
      title: words.case.entry.assessed,
      who: 'Mbak Ceplok',
    });
    expect(last([followUp('2026-11-20')], assessed('2026-11-20'))?.who).toBe('Bu Truntum');
    expect(last([], assessed(''))).toBeUndefined();
  });
});

describe('whether somebody was there', () => {
  it('asks the visits and the assessment, not what was only noted', () => {
    const noted = aCase({}, [followUp('2026-11-20', { follow_up: 'note' })]);
    expect(isVisited(noted, null)).toBe(false);
    expect(isVisited(noted, assessed(''))).toBe(false);
    expect(isVisited(noted, assessed('2026-11-20'))).toBe(true);
    expect(isVisited(aCase({}, [followUp('2026-11-20')]), null)).toBe(true);
  });
});

describe('the answer that is next', () => {
  it('is the first that is still waited for', () => {
    const rows = [
      aReferral('2026-12-05'),
      aReferral('2026-12-01'),
      aReferral('2026-11-01', { state: 'accepted', awaited_by: '' }),
      aReferral('2026-11-02', { state: 'accepted', awaited_by: '2026-12-03' }),
    ];
    expect(nextAnswer(rows)?.answer_by).toBe('2026-12-01');
    expect(nextAnswer(rows.slice(2))?.awaited_by).toBe('2026-12-03');
    expect(nextAnswer(rows.slice(2, 3))).toBeUndefined();
  });
});

describe('the band', () => {
  const shown = (page: Case, more: object = {}) =>
    render(NextVisit, {
      page,
      companion: 'Bu Truntum',
      visited: isVisited(page, null),
      names,
      onrecord: () => undefined,
      onplan: () => undefined,
      onreopen: () => undefined,
      ...more,
    });
  const until = addDays(today(), 6);

  it('tells who did the last', () => {
    shown(aCase(), { last: last([followUp('2026-11-20')]) });
    expect(screen.getByText(/oleh Bu Truntum: Kunjungan/)).toBeVisible();
  });
  it('names nobody where nobody is known', () => {
    shown(aCase(), { last: { ...last([followUp('2026-11-20')]), who: '' } });
    expect(screen.getByText(new RegExp(`Terakhir, ${shortDate('2026-11-20')}: `))).toBeVisible();
  });
  it('tells whose answer is waited for, and until when', () => {
    shown(aCase(), { awaited: aReferral(until) });
    expect(
      screen.getByText(`Menunggu jawaban Puskesmas Contoh sampai ${shortDate(until)}`),
    ).toBeVisible();
  });
  it('tells of nothing that is next in a case that was closed', () => {
    shown(aCase({ stage: 'closed' }), { awaited: aReferral(until) });
    expect(screen.queryByText(/Menunggu jawaban/)).toBeNull();
  });
  it('sounds the alarm of an emergency until somebody was there', () => {
    const { unmount } = shown(aCase({ urgency: 'emergency' }));
    expect(screen.getByText(say.emergency)).toBeVisible();
    unmount();
    shown(aCase({ urgency: 'emergency' }), { visited: true });
    expect(screen.queryByText(say.emergency)).toBeNull();
  });
});
