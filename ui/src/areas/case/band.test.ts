import { render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import userEvent from '@testing-library/user-event';
import type {
  Assessment,
  Attachment,
  Case,
  Goal,
  ReferralRow,
  Stage,
  TimelineEntry,
} from '../../bridge';
import { addDays, shortDate, today } from '../../words/format';
import { words } from '../../words/id';
import { entriesOfCase, type KnownOfCase } from '../timeline/entries';
import { lastOf, nextAnswer, type Last } from './band';
import { shortened } from './entries';
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
  id: '0199e0c5-9a00-7000-8000-000000000002',
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
    handed: [],
    repeat: null,
    gone: null,
    may_change: true,
  }) as unknown as Case;

const NOTHING: KnownOfCase = {
  ...{ assessments: [], goals: [], attachments: [], gifts: [], referrals: [] },
  ...{ activities: [], flags: [] },
};
const last = (timeline: TimelineEntry[], known: Partial<KnownOfCase> = {}): Last | undefined => {
  const page = aCase({ id: 'k1', subject: 'Sekar Dangan' }, timeline);
  return lastOf(entriesOfCase(page, { ...NOTHING, ...known }, names, kinds), '2026-11-29');
};
const moved = (on: string, to: Stage): TimelineEntry => ({
  ...followUp(on),
  at: `${on}T09:00:00Z`,
  what: { kind: 'moved', from: 'report', to, skipped: [], code: '', reason: '' },
});
const ID = '0199e0c5-9a00-7000-8000-000000000001';
const aPlan = (state: 'open' | 'done', finished_on = ''): Goal[] => {
  const form = { what: 'Minta seng', officer: 'gringsing', doer: '', due: '', fund: '' };
  const action = {
    id: ID,
    rev: 1,
    form,
    state,
    finished_on,
    ended_at: '',
    outcome: '',
    overdue: false,
    may_end: true,
  };
  return [{ id: ID, rev: 1, text: 'Atap tidak bocor', actions: [action] }];
};

describe('what happened last', () => {
  it('says who was there, and who typed it in', () => {
    expect(last([followUp('2026-11-20')])).toMatchObject({ on: '2026-11-20', who: 'Bu Truntum' });
    expect(last([followUp('2026-11-20', { author: 'gringsing' })])?.who).toBe(
      'Bu Truntum, diketik Pak Gringsing',
    );
  });
  it('is the assessment, where somebody was there for it later', () => {
    expect(last([followUp('2026-11-20')], { assessments: [assessed('2026-11-21')] })).toMatchObject(
      {
        on: '2026-11-21',
        title: words.timeline.assessed,
        who: 'Mbak Ceplok',
      },
    );
    const before = { assessments: [assessed('2026-11-19')] };
    expect(last([followUp('2026-11-20')], before)?.who).toBe('Bu Truntum');
    expect(last([])).toBeUndefined();
  });
  it('is an action as soon as it is ticked, and not while it is only planned', () => {
    const visit = followUp('2026-10-30');
    expect(last([visit], { goals: aPlan('open') })).toMatchObject({ on: '2026-10-30' });
    expect(last([visit], { goals: aPlan('done', '2026-11-21') })).toMatchObject({
      on: '2026-11-21',
      title: words.timeline.done,
      text: 'Minta seng',
      who: 'Pak Gringsing',
    });
  });
  it('is that the case went to another companion, and says to whom', () => {
    const handed = {
      ...{ at: '2026-11-22T05:00:00Z', officer: 'truntum' },
      ...{ from: 'truntum', to: 'gringsing', reason: 'Lebih dekat' },
    };
    const page = { ...aCase({ id: 'k1' }, [followUp('2026-11-20')]), handed: [handed] };
    const entries = entriesOfCase(page, NOTHING, names, kinds);
    expect(entries.map(({ title }) => title)).toContain(words.timeline.handed('Pak Gringsing'));
    expect(lastOf(entries, '2026-11-29')).toMatchObject({
      on: '2026-11-22',
      title: words.timeline.handed('Pak Gringsing'),
      text: `${words.timeline.handedFrom('Bu Truntum')}. Lebih dekat`,
      who: 'Bu Truntum',
    });
  });
  it('is a picture, or the answer to a referral', () => {
    const picture = {
      id: 'p1',
      added_by: 'Bu Truntum',
      added_at: '2026-11-22T05:00:00Z',
      form: { kind: 'house', description: 'Atap dapur', taken_on: '' },
    } as Attachment;
    expect(last([followUp('2026-11-20')], { attachments: [picture] })).toMatchObject({
      on: '2026-11-22',
      who: 'Bu Truntum',
    });
    const answered = aReferral('2026-12-01', {
      ...{ id: ID, sent_on: '2026-11-18', outcome_on: '2026-11-23', state: 'done' },
    });
    expect(last([followUp('2026-11-20')], { referrals: [answered] })?.on).toBe('2026-11-23');
  });
  it('is not the stage that follows from it, nor that the case was closed', () => {
    const way = [moved('2026-11-20', 'assessment'), followUp('2026-11-20')];
    expect(last(way)?.title).toBe(words.case.entry.visit);
    expect(last([moved('2026-11-22', 'closed'), ...way])?.title).toBe(words.case.entry.visit);
    expect(last([moved('2026-11-22', 'plan'), ...way])?.on).toBe('2026-11-22');
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
      visited: page.timeline.length > 0,
      names,
      onrecord: () => undefined,
      onplan: () => undefined,
      stopped: false,
      onreopen: () => undefined,
      onclose: () => undefined,
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
  it('tells what happened last in a case that was closed', () => {
    shown(aCase({ stage: 'closed' }), { last: last([followUp('2026-11-20')]) });
    expect(screen.getByText(/oleh Bu Truntum: Kunjungan/)).toBeVisible();
  });
  it('says that whom it is about died, and leads to closing it', async () => {
    const onclose = vi.fn();
    const page = {
      ...aCase(),
      gone: { how: 'died', on: '2026-11-30', nobody_there: true },
    } as Case;
    shown(page, { onclose });
    expect(screen.getByText('Meninggal 30 November 2026')).toBeVisible();
    expect(screen.queryByText(say.plan)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: words.case.page.acts.close }));
    expect(onclose).toHaveBeenCalledOnce();
  });
  it('says of who moved away when they are visited all the same', () => {
    const page = {
      ...aCase({ next_visit: until }),
      gone: { how: 'moved', on: '2026-11-30', nobody_there: false },
    } as Case;
    shown(page);
    expect(screen.getByText('Pindah 30 November 2026')).toBeVisible();
    expect(screen.getByText('oleh Bu Truntum')).toBeVisible();
  });
  it('says that its companion stopped, and who may hands it over', async () => {
    const onhand = vi.fn();
    const { unmount } = shown(aCase({ next_visit: until }), { stopped: true, onhand });
    expect(screen.getByText(say.stopped)).toBeVisible();
    expect(screen.queryByText('oleh Bu Truntum')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: words.case.page.acts.handShort }));
    expect(onhand).toHaveBeenCalledOnce();
    unmount();
    shown({ ...aCase(), may_change: false }, { stopped: true });
    expect(screen.getByText(say.stopped)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
  it('sounds the alarm of an emergency until somebody was there', () => {
    const { unmount } = shown(aCase({ urgency: 'emergency' }));
    expect(screen.getByText(say.emergency)).toBeVisible();
    unmount();
    shown(aCase({ urgency: 'emergency' }), { visited: true });
    expect(screen.queryByText(say.emergency)).toBeNull();
  });
});

describe('what happened last, in the band', () => {
  it('ends behind a word where it is long', () => {
    expect(shortened('Sudah makan.')).toBe('Sudah makan.');
    const long = shortened(`${'sudah makan '.repeat(9)}Puskesmas Pembantu Kulon Progo`);
    expect(long).toMatch(/sudah makan Puskesmas …$/);
  });
});
