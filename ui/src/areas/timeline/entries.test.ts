import { describe, expect, it } from 'vitest';
import type { Timeline } from '../../bridge';
import type { Kinds } from '../assistance/kinds';
import { entriesOf, EVERY_YEAR, narrowed, told, yearsOf } from './entries';

const row = {
  id: 'case',
  number: 'K-2026-0001',
  subject: 'Sekar Jali',
  person_id: 'jali',
} as Timeline['cases'][number]['row'];

const timeline = {
  name: 'Sekar Dangan',
  rt: '032',
  cases: [
    {
      row,
      entries: [
        { on: '2026-11-20', at: '2026-11-20T03:00:00Z', officer: 'o', what: { kind: 'opened' } },
      ],
      assessments: [],
      goals: [],
      attachments: [],
      activities: [],
      handed: [],
    },
  ],
  gifts: [],
  referrals: [],
  events: [
    { kind: 'death', date: '2025-03-01', at: '2025-03-02T03:00:00Z', names: ['Sekar Jali'] },
  ],
  visits: [],
  poverty_checks: [],
  listings: [],
  records: [],
  flags: [],
} as unknown as Timeline;

const drawn = entriesOf(timeline, 'person', new Map([['o', 'Bu Truntum']]), {} as Kinds);

describe('what happened', () => {
  it('stands along its days, the newest first, and says whose it is', () => {
    expect(drawn.map((entry) => entry.on)).toEqual(['2026-11-20', '2025-03-01']);
    expect(drawn.map(told)).toEqual(['K-2026-0001, Sekar Jali · Bu Truntum', '']);
  });

  it('is narrowed by what it is and by its year', () => {
    expect(yearsOf(drawn)).toEqual(['2026', '2025']);
    expect(narrowed(drawn, 'family', EVERY_YEAR).map((entry) => entry.on)).toEqual(['2025-03-01']);
    expect(narrowed(drawn, 'all', '2026').map((entry) => entry.on)).toEqual(['2026-11-20']);
    expect(narrowed(drawn, 'give', EVERY_YEAR)).toEqual([]);
  });
});

/** An id as the core makes it on a day, at noon in Yogyakarta. */
const madeOn = (day: string, n: number): string => {
  const time = Date.parse(`${day}T05:00:00Z`).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(n).padStart(12, '0')}`;
};

describe('what was planned, added and asked', () => {
  const action = (n: number, more: object) => ({
    id: madeOn('2026-10-03', n),
    state: 'open',
    finished_on: '',
    outcome: '',
    form: { what: 'Antar periksa', officer: null, doer: 'Tetangga', due: '2026-10-20', fund: '' },
    ...more,
  });
  const picture = (id: string, form: object) => ({
    id,
    added_by: 'Bu Truntum',
    added_at: '2026-10-05T05:00:00Z',
    form: { kind: 'house', description: 'Atap dapur', taken_on: '2026-10-04', ...form },
  });
  const asked = (on: object, more: object = {}) => ({
    on,
    name: 'Sekar Dangan',
    number: '',
    question: 'Nomor KK-nya benar?',
    asked_by: 'Bu Truntum',
    asked_of: '',
    asked_at: '2026-10-06T05:00:00Z',
    answer: '',
    answered_by: '',
    answered_at: '',
    ...more,
  });
  const everything = {
    ...timeline,
    events: [],
    cases: [
      {
        row,
        entries: [],
        assessments: [
          {
            id: madeOn('2026-10-02', 1),
            visited_by_name: 'Pak Slobog',
            form: { visited_on: '2026-10-01', needs: 'Kacamata' },
          },
          {
            id: madeOn('2026-03-02', 1),
            visited_by_name: '',
            form: { visited_on: '', needs: '' },
          },
        ],
        goals: [
          {
            id: madeOn('2026-10-02', 2),
            text: 'Makan tiga kali sehari',
            actions: [
              action(3, {
                state: 'done',
                finished_on: '2026-10-03',
                ended_at: '2026-10-03T07:00:00Z',
                outcome: 'Sudah diperiksa',
              }),
              action(4, {}),
            ],
          },
        ],
        attachments: [picture('p1', {})],
        activities: [],
        handed: [],
      },
    ],
    records: [
      {
        on: { kind: 'person', id: 'p' },
        name: 'Sekar Dangan',
        attachments: [],
        joined: [{ same: { id: 'w', number: 12, name: 'Sekar D.' }, at: '2026-10-08T05:00:00Z' }],
        ...{ activities: [], lives: [], emergencies: [] },
        notice: {
          told_by_name: 'Bu Parang',
          form: { told_on: '2026-10-01', ended_on: '2026-10-09' },
        },
      },
      {
        on: { kind: 'household', id: 'h' },
        name: 'Sekar Dangan',
        attachments: [picture('p2', { kind: 'letter', description: '', taken_on: '' })],
        joined: [],
        ...{ activities: [], lives: [], emergencies: [], notice: null },
      },
    ],
    flags: [
      { id: 'f1', ...asked({ kind: 'person', id: 'p' }, { asked_of: 'Pak Slobog' }) },
      {
        id: 'f2',
        ...asked(
          { kind: 'assistance', id: 'g' },
          { number: 'B-2026-0001', answered_by: 'Pak Slobog', answered_at: '2026-10-07T05:00:00Z' },
        ),
      },
    ],
  } as unknown as Timeline;
  const all = entriesOf(everything, 'person', new Map(), {} as Kinds);
  const of = (belongs: string) =>
    all
      .filter((entry) => entry.belongs === belongs)
      .map((entry) => [entry.on, entry.title, entry.text ?? '', told(entry)]);

  it('has the assessment on the day of the visit, and each action as it was set and as it ended', () => {
    const jali = 'K-2026-0001, Sekar Jali';
    expect(of('plan')).toEqual([
      ['2026-10-03', 'Tindakan selesai', 'Antar periksa: Sudah diperiksa', `${jali} · Tetangga`],
      [
        '2026-10-03',
        'Tindakan direncanakan',
        'Antar periksa, paling lambat 20 Okt',
        `${jali} · Tetangga`,
      ],
      [
        '2026-10-03',
        'Tindakan direncanakan',
        'Antar periksa, paling lambat 20 Okt',
        `${jali} · Tetangga`,
      ],
      ['2026-10-02', 'Tujuan ditulis', 'Makan tiga kali sehari', jali],
      ['2026-10-01', 'Asesmen', 'Kacamata', `${jali} · Pak Slobog`],
      ['2026-03-02', 'Asesmen', '', jali],
    ]);
  });

  it('has pictures on their own day, or on the day on which they were added', () => {
    expect(of('picture')).toEqual([
      ['2026-10-05', 'Surat', '', 'Keluarga Sekar Dangan · Bu Truntum'],
      ['2026-10-04', 'Foto rumah', 'Atap dapur', 'K-2026-0001, Sekar Jali · Bu Truntum'],
    ]);
  });

  it('has each question and its answer, and leads to the gift that it is about', () => {
    expect(of('flag')).toEqual([
      ['2026-10-07', 'Tolong cek dijawab', 'Sudah dicek', 'B-2026-0001 · Pak Slobog'],
      ['2026-10-06', 'Tolong cek, kepada Pak Slobog', 'Nomor KK-nya benar?', 'Bu Truntum'],
      ['2026-10-06', 'Tolong cek', 'Nomor KK-nya benar?', 'B-2026-0001 · Bu Truntum'],
    ]);
    const links = all.flatMap((entry) => (entry.belongs === 'flag' ? [entry.gift] : []));
    expect(links).toEqual(['g', undefined, 'g']);
  });

  it('says which record turned out to be this one, and keeps each key apart', () => {
    expect(of('family')).toEqual([
      ['2026-10-09', 'Persetujuan dicabut', '', ''],
      ['2026-10-08', 'Digabung dengan catatan W-0012', 'Sekar D.', ''],
      ['2026-10-01', 'Dijelaskan mengapa datanya disimpan', '', 'Bu Parang'],
    ]);
    expect(new Set(all.map((entry) => entry.key)).size).toBe(all.length);
  });
});

describe('what others did', () => {
  const gift = {
    id: madeOn('2026-10-03', 1),
    date: '2026-10-03',
    name: 'Sekar Dangan',
    author: 'o',
    kind: 'beras',
    amount: null,
    items: [],
    given_by: 'group',
    since: '',
    until: '',
    form: 'goods',
  };
  const referral = {
    id: madeOn('2026-10-02', 2),
    number: 'R-2026-0001',
    partner: 'Puskesmas Contoh',
    sent_on: '2026-10-02',
    state: 'done',
    outcome_on: '2026-10-03',
    outcome: 'Kacamata sudah jadi',
    answered_at: '2026-10-03T04:00:00.000Z',
    author: 'o',
    request: 'Periksa mata',
  };
  const told = {
    ...timeline,
    cases: [],
    gifts: [gift],
    referrals: [referral],
    events: [
      { kind: 'death', date: '2026-10-03', at: '2026-10-03T06:00:00Z', names: ['Sekar Jali'] },
      { kind: 'new_head', date: '2026-10-03', at: '2026-10-03T06:00:01Z', names: [] },
    ],
    listings: [
      {
        id: madeOn('2026-10-04', 3),
        form: {
          register: 'dtsen',
          standing: 'listed',
          desil: 2,
          seen_on: '2026-10-03',
          said_by: 'Bu RT',
          card_number: '',
          category: '',
          card_year: '',
        },
      },
    ],
  } as unknown as Timeline;
  const all = entriesOf(told, 'person', new Map([['o', 'Bu Truntum']]), {
    kinds: [],
    funds: [],
  } as unknown as Kinds);

  it('says of whom a family event is, what an answer was, how it stands in a list, and by whom', () => {
    const line = (title: string) => {
      const found = all.find((entry) => entry.title === title);
      return [found?.text, found?.who];
    };
    expect(line('Meninggal')).toEqual(['Sekar Jali', '']);
    expect(line('Kepala keluarga baru')).toEqual([undefined, '']);
    expect(line('DTSEN dicatat')).toEqual(['Terdaftar, desil 2 · Bu RT', '']);
    expect(line('Puskesmas Contoh: selesai')).toEqual(['R-2026-0001 · Kacamata sudah jadi', '']);
    expect(line('Dirujuk ke Puskesmas Contoh')[1]).toBe('Bu Truntum');
    expect(all.find((entry) => entry.gift)?.who).toBe('Bu Truntum');
  });

  it('stands within one day in the order in which it was written', () => {
    expect(all.map((entry) => entry.title).slice(0, 4)).toEqual([
      'DTSEN dicatat',
      'Kepala keluarga baru',
      'Meninggal',
      all.find((entry) => entry.gift)?.title,
    ]);
    expect(all.map((entry) => entry.title).slice(4)).toEqual([
      'Puskesmas Contoh: selesai',
      'Dirujuk ke Puskesmas Contoh',
    ]);
  });
});

describe('a visit that stands in no case', () => {
  const id = madeOn('2026-10-04', 1);
  const visits = [
    {
      id,
      happened: '2026-10-03',
      officer_name: 'Bu Truntum',
      outcome: 'refused',
      text: 'Titip pesan',
    },
  ];
  const all = entriesOf({ ...timeline, visits }, 'household', new Map(), {} as Kinds);

  it('is among the visits, says whom it met, and who was there', () => {
    const [found] = narrowed(all, 'visit', EVERY_YEAR);
    expect(found && [found.key, found.on, found.title, found.text, told(found)]).toEqual([
      ...[id, '2026-10-03', 'Kunjungan keluarga', 'Tidak mau ditemui. Titip pesan', 'Bu Truntum'],
    ]);
  });
});

describe('what befell somebody beside their cases', () => {
  const meeting = {
    id: madeOn('2026-10-09', 1),
    title: 'Rapat',
    number: 'G-2026-0001',
    day: '2026-10-09',
  };
  const known = {
    ...timeline,
    events: [],
    cases: [
      {
        ...timeline.cases[0],
        row: { ...row, household_id: 'h', person_id: null, subject: 'Sekar Dangan' },
        activities: [{ ...meeting, kind: 'meeting' }],
        handed: [
          { at: '2026-10-10T05:00:00Z', officer: 'o', from: 'o', to: 's', reason: 'Pindah tugas' },
        ],
      },
    ],
    records: [
      {
        on: { kind: 'person', id: 'p' },
        ...{ name: 'Sekar Dangan', attachments: [], joined: [] },
        activities: [{ ...meeting, kind: 'meeting' }],
        lives: [
          { life: 'here', on: '', at: '2026-10-12T05:00:00Z', note: '' },
          { life: 'moved', on: '2026-10-01', at: '2026-10-11T05:00:00Z', note: 'Ke anaknya' },
        ],
        emergencies: [
          {
            id: madeOn('2026-09-02', 1),
            ...{ emergency: 'Banjir', day: '2026-09-01', form: { need: 'Selimut' } },
          },
        ],
      },
    ],
  } as unknown as Timeline;
  const officers = new Map([
    ['o', 'Bu Truntum'],
    ['s', 'Pak Slobog'],
  ]);
  const all = entriesOf(known, 'person', officers, {} as Kinds);

  it('tells their moves, meetings, lists of emergencies, and who looks after a case of the family', () => {
    const family = 'K-2026-0001, Keluarga Sekar Dangan';
    expect(all.map((entry) => [entry.on, entry.title, entry.text ?? '', told(entry)])).toEqual([
      ['2026-11-20', 'Laporan masuk', '', `${family} · Bu Truntum`],
      ['2026-10-12', 'Ternyata masih di sini', '', ''],
      [
        '2026-10-10',
        'Pendamping sekarang Pak Slobog',
        'Sebelumnya Bu Truntum. Pindah tugas',
        `${family} · Bu Truntum`,
      ],
      ['2026-10-09', 'Rapat', '', `G-2026-0001, rapat rutin, ${family} · Dibahas`],
      ['2026-10-09', 'Rapat', '', 'G-2026-0001, rapat rutin · Hadir'],
      ['2026-10-01', 'Pindah', 'Ke anaknya', ''],
      ['2026-09-01', 'Tercatat di daftar darurat Banjir', 'Selimut', ''],
    ]);
    expect(new Set(all.map((entry) => entry.key)).size).toBe(all.length);
  });
});
