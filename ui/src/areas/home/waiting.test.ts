import { describe, expect, it } from 'vitest';
import type {
  ActivityRow,
  CaseRow,
  CasesWaiting,
  Counted,
  Flag,
  OpenDraft,
  ReferralRow,
  Task,
  Today,
} from '../../bridge';
import { addDays, today as todayOf } from '../../words/format';
import { thingsOf } from './waiting';

const now = todayOf();
let made = 0;

function aCase(subject: string, more: Partial<CaseRow> = {}): CaseRow {
  made += 1;
  return {
    id: `c${made}`,
    number: `K-2026-000${made}`,
    subject,
    person_id: 'p',
    household_id: null,
    rt: '033',
    tags: [],
    types: [24],
    stage: 'report',
    urgency: 'normal',
    secret: false,
    masked: false,
    responsible: 'me',
    reported_on: addDays(now, -1),
    next_visit: addDays(now, -2),
    overdue: true,
    ...more,
  };
}

const some = (...rows: CaseRow[]) => ({
  rows,
  total: rows.length,
  secret: rows.filter((row) => row.secret).length,
});

/** The visits of these cases as tasks. */
const due = (cases: readonly CaseRow[], actions: readonly Task[] = []): Today['tasks'] => ({
  rows: [...cases.map((row) => aTask(row)), ...actions],
  visits: cases.length,
  actions: actions.length,
  secret: [...cases, ...actions.map((task) => task.case)].filter((row) => row.secret).length,
});

function aTask(row: CaseRow, more: Partial<Task> = {}): Task {
  return {
    kind: 'visit',
    id: row.id,
    rev: 0,
    case: row,
    day: row.next_visit,
    overdue: true,
    officer: row.responsible,
    doer: '',
    what: '',
    family: null,
    family_name: '',
    ...more,
  };
}

const aReferral = (more: Partial<ReferralRow> = {}): ReferralRow => ({
  id: 'referral',
  number: 'R-2026-0001',
  case_id: 'case',
  case_number: 'K-2026-0001',
  subject: 'Sekar Dangan',
  household_id: null,
  rt: '032',
  secret: false,
  partner_id: 'partner',
  partner: 'Puskesmas Contoh',
  sent_on: addDays(now, -20),
  answer_by: addDays(now, -6),
  awaited_by: addDays(now, -6),
  state: 'waiting',
  outcome_on: '',
  outcome: '',
  answered_at: '',
  author: null,
  request: 'Periksa mata',
  overdue: true,
  ...more,
});

function aDay(waiting: Partial<Today['waiting']>, more: Partial<Today> = {}): Today {
  return {
    distributions: [],
    emergencies: [],
    activities: [],
    decisions: [],
    waiting: { emergencies: some(), visits: some(), secret: 0, ...waiting },
    handover: null,
    tasks: due(waiting.visits?.rows ?? []),
    clock: null,
    reviews: 0,
    flags: [],
    referrals: { rows: [], total: 0 },
    drafts: [],
    latest: [],
    first_steps: [],
    ...more,
  };
}

const counted = (without_plan: CasesWaiting, incomplete = 0): Counted => ({
  without_plan,
  incomplete,
  figures: { persons: 1, households: 0, open_cases: 1, given: 0, amount: 0 },
  stages: [],
  months: [],
});

describe('what waits', () => {
  it('puts an emergency first, with the main button', () => {
    const urgent = aCase('Sekar Dangan', { urgency: 'emergency' });
    const things = thingsOf(aDay({ emergencies: some(urgent) }));
    expect(things).toHaveLength(1);
    expect(things[0]).toMatchObject({
      tone: 'alarm',
      main: true,
      note: 'Sekar Dangan, RT 033, dilaporkan kemarin',
      go: { screen: 'case', id: urgent.id },
    });
  });

  it('tells of a meeting that comes, of one without minutes, and of what was decided', () => {
    const row = (title: string, days: number): ActivityRow => ({
      ...{ id: title, number: 'G-2026-0001', kind: 'board', title, day: addDays(now, days) },
      ...{ time: '19.30', place: 'Balai RW', written: false, expected: 12, here: 0 },
      open_decisions: 0,
    });
    const what = { id: 'd1', rev: 1, what: 'Membagi paket', doer: 'Bu Parang', done_on: '' };
    const decision = { ...what, until: addDays(now, -2), overdue: true };
    const [coming, over, decided] = thingsOf(
      aDay(
        {},
        {
          activities: [row('Rapat pengurus', 1), row('Rapat rutin', -3)],
          decisions: [{ decision, activity: 'a1', title: 'Rapat rutin' }],
        },
      ),
    );
    expect(coming?.title).toBe('Rapat pengurus, besok pukul 19.30');
    expect(coming?.go).toEqual({ screen: 'activity', id: 'Rapat pengurus' });
    expect(over?.title).toBe('Notulen belum ditulis: Rapat rutin');
    expect(over?.go).toEqual({ screen: 'activity_form', id: 'Rapat rutin', writing: true });
    expect(decided?.note).toBe('Keputusan Rapat rutin · Bu Parang · lewat 2 hari');
    expect(decided).toMatchObject({ tone: 'due', go: { screen: 'activity', id: 'a1' } });
  });

  it('leads from a single visit to its case, and lists several', () => {
    const one = aCase('Sekar Dangan');
    const [single] = thingsOf(aDay({ visits: some(one) }));
    expect(single?.title).toBe('Kunjungan Sekar Dangan jatuh tempo');
    expect(single?.go).toEqual({ screen: 'case', id: one.id });
    const rows = [one, aCase('Truntum Garuda'), aCase('Ceplok Sari'), aCase('Nitik Cakar')];
    const [several] = thingsOf(aDay({ visits: some(...rows) }));
    expect(several?.title).toBe('4 kunjungan jatuh tempo');
    expect(several?.note).toBe('Sekar Dangan, Truntum Garuda, Ceplok Sari, dan 1 lagi');
    expect(several?.tasks).toHaveLength(4);
  });

  it('counts what is not listed', () => {
    const rows = [aCase('Sekar Dangan'), aCase('Truntum Garuda'), aCase('Ceplok Sari')];
    const [due] = thingsOf(aDay({ visits: { rows, total: 5_000, secret: 0 } }));
    expect(due?.title).toBe('5.000 kunjungan jatuh tempo');
    expect(due?.note).toBe('Sekar Dangan, Truntum Garuda, Ceplok Sari, dan 4.997 lagi');
    const urgent = { rows: [...rows, aCase('Nitik Cakar')], total: 40, secret: 0 };
    const things = thingsOf(aDay({ emergencies: urgent }));
    expect(things.map((thing) => thing.title).at(-1)).toBe(
      '37 kasus darurat lain belum dikunjungi',
    );
    expect(things.at(-1)?.note).toBe('Nitik Cakar dan 36 lagi');
  });

  it('never names a secret case, not even to its companion', () => {
    const own = aCase('Nitik Karawitan', { secret: true });
    const told = JSON.stringify(
      [
        ...thingsOf(aDay({ visits: some(own) }), counted(some(own), 2)),
        ...thingsOf(aDay({ emergencies: some(own) })),
        ...thingsOf(aDay({ visits: some(own, aCase('Sekar Dangan')) })),
      ].map(({ title, note }) => [title, note]),
    );
    expect(told).not.toContain('Nitik');
    expect(told).toContain('Sekar Dangan dan 1 kasus rahasia');
  });

  it('tells the head how many secret cases of others wait', () => {
    const [alone] = thingsOf(aDay({ secret: 1 }));
    expect(alone).toMatchObject({ title: '1 kasus rahasia menunggu', go: { screen: 'cases' } });
    const [among] = thingsOf(aDay({ visits: some(aCase('Sekar Dangan')), secret: 1 }));
    expect(among?.note).toBe('Sekar Dangan dan 1 kasus rahasia');
  });

  const aDraft = (form: string, subject = '', more: Partial<OpenDraft> = {}): OpenDraft => ({
    form,
    subject,
    case: null,
    saved_at: new Date().toISOString(),
    way: 'open',
    ...more,
  });

  it('goes on with a draft where it was left', () => {
    const drafts = [
      aDraft('case'),
      aDraft('person', 'p1'),
      aDraft('assistance'),
      aDraft('follow_up', 'f1', { case: 'c1' }),
      aDraft('close_case', 'c2'),
      aDraft('life', 'p2'),
      aDraft('family_event', 'h1'),
      aDraft('family_visit', 'h1'),
      aDraft('flag_person', 'p1'),
      aDraft('flag_referral', 'r1'),
      aDraft('a form of a later version'),
    ];
    const things = thingsOf(aDay({}, { drafts }));
    expect(things.map((thing) => thing.go)).toEqual([
      { screen: 'new_case' },
      { screen: 'person_form', id: 'p1' },
      { screen: 'assistance_form', id: null },
      { screen: 'case', id: 'c1', correcting: 'f1' },
      { screen: 'case', id: 'c2', closing: true },
      { screen: 'family_event', person: 'p2' },
      { screen: 'family_event', household: 'h1' },
      { screen: 'family_visit', household: 'h1' },
      { screen: 'person', id: 'p1', asking: true },
      { screen: 'referral', id: 'r1', asking: true },
    ]);
    expect(things.at(-1)?.title).toMatch(/^Draf pertanyaan, /);
    expect(things[0]?.title).toMatch(/^Draf kasus baru, \d\d\.\d\d$/);
  });

  it('leads nowhere from a draft whose record went to another or is gone, and offers to throw it away', () => {
    const drafts = [
      aDraft('case', 'c1', { way: 'not_yours' }),
      aDraft('person', 'p1', { way: 'gone' }),
    ];
    const things = thingsOf(aDay({}, { drafts }));
    expect(things.map((thing) => [thing.go, thing.act, thing.discards])).toEqual(
      drafts.map((draft) => [undefined, 'Buang draf', draft]),
    );
    expect(things[0]?.note).toMatch(/^Sekarang bukan tugas Anda lagi/);
  });

  it('puts what a colleague asks before what was answered and what still waits', () => {
    const flag: Flag = {
      id: 'f1',
      rev: 1,
      on: { kind: 'person', id: 'p1' },
      name: 'Sekar Dangan',
      number: '',
      question: 'Nomor KK-nya benar?',
      asked_by: 'Bu Truntum',
      asked_by_me: true,
      asked_at: `${now}T03:00:00Z`,
      asked_of: '',
      for_me: false,
      answer: '',
      answered_by: '',
      answered_at: '',
    };
    const answered = { ...flag, id: 'f2', answered_by: 'Pak Gringsing', answered_at: now };
    const mine = { ...flag, id: 'f3', for_me: true, asked_by_me: false };
    const things = thingsOf(aDay({}, { flags: [flag, answered, mine] }));
    expect(things.map((thing) => [thing.title, thing.note])).toEqual([
      ['Tolong cek Sekar Dangan', '"Nomor KK-nya benar?" (Bu Truntum)'],
      ['Pak Gringsing menjawab tentang Sekar Dangan', 'Sudah dicek'],
      ['Menunggu jawaban tentang Sekar Dangan', '"Nomor KK-nya benar?"'],
    ]);
    expect(things[0]?.go).toEqual({ screen: 'person', id: 'p1' });
    const gift = { ...mine, on: { kind: 'assistance', id: 'g1' }, number: 'B-2026-0001' } as const;
    const [about] = thingsOf(aDay({}, { flags: [gift] }));
    expect(about?.title).toBe('Tolong cek B-2026-0001 Sekar Dangan');
    expect(about?.go).toEqual({ screen: 'assistance', id: 'g1' });
  });

  it('says how many questions there are beyond the first few of a kind, and has them all', () => {
    const ask = (id: number, more: Partial<Flag>): Flag => ({
      ...{ id: `f${id}`, rev: 1, on: { kind: 'person', id: `p${id}` }, name: `Contoh ${id}` },
      ...{ number: '', question: 'NIK-nya benar?', asked_by: 'Bu Truntum', asked_by_me: false },
      ...{ asked_at: `${now}T03:00:00Z`, asked_of: '', for_me: true, answer: '' },
      ...{ answered_by: '', answered_at: '' },
      ...more,
    });
    const several = (n: number, more: Partial<Flag> = {}) =>
      Array.from({ length: n }, (_, at) => ask(at + 1, more));
    const mine = { for_me: false, asked_by_me: true };
    const titles = (flags: Flag[]) => thingsOf(aDay({}, { flags })).map((thing) => thing.title);
    // A single one more has a row of its own: behind a row it would take as much room.
    expect(titles(several(5))).toHaveLength(5);
    expect(titles(several(6))).toHaveLength(5);
    expect(titles(several(7))[4]).toBe('3 pertanyaan lagi untuk Anda');
    expect(titles(several(7, mine))[4]).toBe('Masih ada 3 pertanyaan Anda yang menunggu jawaban');
    const answered = { ...mine, answered_by: 'Pak Gringsing', answered_at: now };
    expect(titles(several(7, answered))[4]).toBe('3 jawaban lagi untuk Anda');

    const [last] = thingsOf(aDay({}, { flags: several(7) })).slice(-1);
    expect(last?.note).toBe('Contoh 5, Contoh 6, dan 1 lagi');
    expect(last?.things?.map(({ title, go }) => [title, go])).toEqual(
      [5, 6, 7].map((id) => [`Tolong cek Contoh ${id}`, { screen: 'person', id: `p${id}` }]),
    );
    expect(thingsOf(aDay({}, { flags: several(6) })).at(-1)?.note).toBe('Contoh 5, Contoh 6');
    const same = several(7, { name: 'Sekar Dangan' });
    expect(thingsOf(aDay({}, { flags: same })).at(-1)?.note).toBe('Sekar Dangan');
  });

  it('asks for the card of the office only when the beginnings are over', () => {
    const card = { step: 'office_card', done: false } as const;
    const early = [{ step: 'person', done: true } as const, { step: 'case', done: false } as const];
    expect(thingsOf(aDay({}, { first_steps: [...early, card] }))).toEqual([]);
    const [thing] = thingsOf(
      aDay(
        {},
        { first_steps: [{ step: 'person', done: true }, { step: 'case', done: true }, card] },
      ),
    );
    expect(thing).toMatchObject({ key: 'card', go: { screen: 'handover' } });
  });

  it('tells visits and actions together, and a single action by what it is', () => {
    const one = aCase('Sekar Dangan');
    const action = aTask(one, { kind: 'action', id: 'a', what: 'Antar ke Puskesmas' });
    const [single] = thingsOf(aDay({}, { tasks: due([], [action]) }));
    expect(single?.title).toBe('Tindakan untuk Sekar Dangan jatuh tempo');
    expect(single?.note).toContain('Antar ke Puskesmas');
    expect(single?.go).toEqual({ screen: 'case', id: one.id });
    const [both] = thingsOf(aDay({ visits: some(one) }, { tasks: due([one], [action]) }));
    expect(both?.title).toBe('1 kunjungan dan 1 tindakan jatuh tempo');
    expect(both?.note).toBe('Sekar Dangan');
    expect(both?.tasks).toHaveLength(2);
  });

  it('says nothing of what is to be done in a secret case', () => {
    const row = aCase('Nitik Karawitan', { secret: true });
    const action = aTask(row, { kind: 'action', id: 'a', what: 'Antar ke UPTD PPA' });
    const [thing] = thingsOf(aDay({}, { tasks: due([], [action]) }));
    expect(thing?.title).toBe('Tindakan untuk Kasus rahasia jatuh tempo');
    expect(`${thing?.title} ${thing?.note}`).not.toMatch(/Nitik|UPTD/);
  });

  it('names the partner that has not answered, but nothing of a secret case', () => {
    const [only] = thingsOf(aDay({}, { referrals: { rows: [aReferral()], total: 1 } }));
    expect(only).toMatchObject({
      title: 'Rujukan ke Puskesmas Contoh menunggu jawaban',
      go: { screen: 'referral', id: 'referral' },
    });
    const secret = aReferral({ secret: true, partner: 'UPTD PPA Contoh', subject: 'Nitik' });
    const [hidden] = thingsOf(aDay({}, { referrals: { rows: [secret], total: 1 } }));
    expect(JSON.stringify([hidden?.title, hidden?.note])).not.toMatch(/UPTD|Nitik/);
    const [both] = thingsOf(aDay({}, { referrals: { rows: [aReferral(), secret], total: 2 } }));
    expect(both).toMatchObject({
      title: '2 rujukan menunggu jawaban atau kabar',
      note: 'Puskesmas Contoh dan 1 lagi',
      go: { screen: 'referrals', waiting: true },
    });
  });

  it('goes on with a new referral in its case, and with one that was being changed', () => {
    const draft = (subject: string, form: string, stands: string | null): OpenDraft => ({
      form,
      subject,
      case: stands,
      saved_at: new Date().toISOString(),
      way: 'open',
    });
    const places = thingsOf(
      aDay(
        {},
        {
          drafts: [
            draft('k', 'referral', 'k'),
            draft('r', 'referral', null),
            draft('r', 'referral_answer', null),
          ],
        },
      ),
    );
    expect(places.map(({ go }) => go)).toEqual([
      { screen: 'referral_form', id: null, case: 'k' },
      { screen: 'referral_form', id: 'r' },
      { screen: 'referral', id: 'r', answering: true },
    ]);
    expect(places[0]?.title).toContain('Draf rujukan baru');
  });
});
