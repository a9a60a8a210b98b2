// Words of Kegiatan: meetings and other work of the group, who came, the minutes, what was decided.

import type {
  ActivityKind,
  ActivityRow,
  AttendanceRow,
  Attendee,
  Decision,
  DecisionDue,
  DistributionRow,
  Presence,
  ReferralRow,
} from '../bridge';
import { count, dueIn, fullDate, longDate, rt, shortDate, today } from './format';
import { referral } from './referral';

const kinds: Record<ActivityKind, string> = {
  meeting: 'Rapat rutin',
  board: 'Rapat pengurus',
  training: 'Pelatihan atau penyuluhan',
  work: 'Kerja bakti atau kegiatan sosial',
  visit: 'Kunjungan bersama',
  other: 'Kegiatan lain',
};
const presence: Record<Presence, string> = {
  waiting: 'Belum ditandai',
  here: 'Hadir',
  excused: 'Izin',
  absent: 'Tidak hadir',
};

type Day = Pick<ActivityRow, 'day' | 'time' | 'place'>;
const when = ({ day, time }: Omit<Day, 'place'>, pasaran = false): string =>
  [fullDate(day, pasaran), time && `pukul ${time}`].filter(Boolean).join(', ');

/** Where somebody on the list belongs: the RT of a resident, what a guest said. */
function from({ who, rt: of }: { who: Attendee; rt: string }): string {
  if (who.kind === 'guest') return who.origin;
  if (who.kind === 'officer') return 'petugas';
  return of && `RT ${rt(of)}`;
}

/** Where it stands, for a chip. */
function standing({ day, written }: Pick<ActivityRow, 'day' | 'written'>, when = ''): string {
  if (written) return 'Notulen selesai';
  return day > today() ? `Direncanakan${when}` : 'Notulen belum ditulis';
}

export const activity = {
  kinds,
  presence,
  from,
  sides: { activity: 'Kegiatan', business: 'Usaha kelompok' },
  side: 'Yang ditampilkan',
  list: {
    title: 'Kegiatan',
    label: 'Kegiatan kelompok',
    search: 'Cari kegiatan',
    searchHint: 'Nama, tempat, nomor, atau tahun',
    add: 'Kegiatan baru',
    none: 'Belum ada kegiatan',
    noneHint:
      'Catat rapat, penyuluhan, atau kerja bakti: siapa yang datang dan apa yang diputuskan.',
    failed: 'Daftar kegiatan tidak dapat dibaca. Data Anda aman.',
    count: (n: number) => `${count(n)} kegiatan`,
    distribution: 'Hari penyaluran',
    recipients: (n: number) => `${count(n)} penerima`,
    // Its day stands beside it.
    standing: (row: ActivityRow): string => standing(row),
    came: ({ here, expected }: ActivityRow) =>
      here > 0 ? `${count(here)} hadir` : expected > 0 ? `${count(expected)} di daftar` : '',
    columns: { day: 'Hari', title: 'Kegiatan', kind: 'Macam', came: 'Hadir', state: 'Keadaan' },
    keys: { choose: 'pilih', open: 'buka', add: 'kegiatan baru' },
  },
  standing: (row: ActivityRow): string => standing(row, `, ${dueIn(row.day)}`),
  page: {
    under: (row: ActivityRow, pasaran = false) =>
      [row.number, kinds[row.kind], when(row, pasaran), row.place].filter(Boolean).join(' · '),
    write: 'Isi hadir dan notulen',
    change: 'Ubah',
    printList: 'Cetak daftar hadir',
    printMinutes: 'Cetak notulen',
    withdraw: 'Tarik kembali',
    agenda: 'Agenda',
    noAgenda: 'Belum ditulis.',
    minutes: 'Notulen',
    noMinutes: 'Belum ditulis.',
    people: { leader: 'Pimpinan', writer: 'Notulis', made: 'Dicatat oleh' },
    attendance: 'Daftar hadir',
    counted: (rows: readonly Pick<AttendanceRow, 'presence'>[]) => {
      const of = (which: Presence) => rows.filter((row) => row.presence === which).length;
      if (rows.length > 0 && of('waiting') === rows.length)
        return `${count(rows.length)} orang di daftar`;
      const parts = [
        `${count(of('here'))} hadir`,
        of('excused') > 0 && `${count(of('excused'))} izin`,
        of('absent') > 0 && `${count(of('absent'))} tidak hadir`,
        of('waiting') > 0 && `${count(of('waiting'))} belum ditandai`,
      ];
      return parts.filter(Boolean).join(', ');
    },
    nobody: 'Belum ada nama di daftar.',
    decisions: 'Keputusan',
    noDecisions: 'Belum ada keputusan.',
    decision: ({ doer, until, done_on, overdue }: Decision) =>
      [
        doer,
        done_on
          ? `selesai ${shortDate(done_on)}`
          : until && (overdue ? dueIn(until) : `paling lambat ${shortDate(until)}`),
      ]
        .filter(Boolean)
        .join(' · '),
    ticked: (what: string) => `"${what}" selesai.`,
    opened: (what: string) => `"${what}" dibuka lagi.`,
    cases: 'Kasus yang dibahas',
    casesHint: 'Tidak ikut tercetak di notulen.',
    secretCase: 'Kasus rahasia',
  },
  withdraw: {
    title: (number: string) => `Tarik kembali ${number}?`,
    body: 'Untuk kegiatan yang salah catat atau tidak jadi. Daftar hadir, notulen, dan keputusannya ikut disembunyikan, tidak dihapus.',
    reasonHint: 'Misalnya: tidak jadi karena hujan.',
    done: (number: string) => `${number} ditarik kembali.`,
  },
  form: {
    title: 'Kegiatan baru',
    changeTitle: (number: string) => `Ubah kegiatan ${number}`,
    failed: 'Kegiatannya tidak dapat dibaca. Data Anda aman.',
    sections: {
      what: 'Apa, kapan, di mana?',
      who: 'Siapa yang hadir?',
      minutes: 'Notulen',
      decisions: 'Apa yang diputuskan?',
      cases: 'Kasus yang dibahas',
    },
    kind: 'Macam kegiatan',
    name: 'Nama kegiatan',
    nameMissing: 'Tulis nama kegiatannya.',
    day: 'Hari',
    dayMissing: 'Isi harinya.',
    time: 'Pukul',
    timePlaceholder: '19.30 atau bakda Isya',
    place: 'Tempat',
    placePlaceholder: 'Balai RW',
    leader: 'Pimpinan',
    writer: 'Notulis',
    agenda: 'Agenda',
    minutes: 'Jalannya kegiatan',
    minutesHint:
      'Notulen dibaca semua petugas dan dapat dicetak. Nama warga dalam kasus jangan ditulis di sini; kasusnya dipilih di bawah.',
    save: 'Simpan',
    saved: (number: string) => `${number} tersimpan.`,
  },
  attendance: {
    label: 'Daftar hadir',
    none: 'Daftarnya masih kosong',
    noneHint: 'Tambah warga, petugas, atau tamu di bawah.',
    columns: { name: 'Nama', from: 'RT atau asal', presence: 'Kehadiran' },
    marks: 'Tandai yang dipilih',
    here: 'Hadir',
    excused: 'Izin',
    absent: 'Tidak hadir',
    off: 'Keluarkan',
    all: (n: number) => `Sisanya hadir semua (${count(n)})`,
    addPerson: 'Tambah warga',
    addOfficers: 'Tambah petugas',
    guest: 'Tambah tamu',
    guestPlaceholder: 'Nama tamu',
    origin: 'Dari mana',
    originPlaceholder: 'Kelurahan, RW lain',
    guestMissing: 'Tulis nama tamunya.',
    addGuest: 'Tambah',
    marked: (name: string, mark: Presence) => `${name}: ${presence[mark].toLowerCase()}`,
    taken: (name: string) => `${name} dikeluarkan dari daftar`,
  },
  decisions: {
    what: 'Keputusan',
    doer: 'Siapa',
    until: 'Paling lambat',
    add: 'Tambah keputusan',
    remove: (n: number) => `Hapus keputusan ${n}`,
    number: (n: number) => `Keputusan ${n}`,
  },
  cases: {
    label: 'Tambah kasus',
    placeholder: 'Nomor atau nama',
    hint: 'Kasus rahasia hanya terlihat oleh pendampingnya, di sini juga.',
    remove: (number: string, subject: string) => `Keluarkan ${number} ${subject}`,
  },
  home: {
    act: 'Buka',
    coming: ({ title, day, time }: ActivityRow) =>
      [`${title}, ${dueIn(day)}`, time && `pukul ${time}`].filter(Boolean).join(' '),
    comingNote: ({ place, expected }: ActivityRow) =>
      [place, expected > 0 && `${count(expected)} orang di daftar`].filter(Boolean).join(' · ') ||
      'Daftar hadir dapat dicetak sebelumnya',
    unwritten: ({ title }: ActivityRow) => `Notulen belum ditulis: ${title}`,
    unwrittenNote: ({ day, number }: ActivityRow) => `${longDate(day)}, ${number}`,
    write: 'Isi notulen',
    decision: ({ decision }: DecisionDue) => decision.what,
    decisionNote: ({ decision, title }: DecisionDue) =>
      [`Keputusan ${title}`, decision.doer, dueIn(decision.until)].filter(Boolean).join(' · '),
  },
  week: {
    activity: ({ time, place }: ActivityRow) =>
      [time && `pukul ${time}`, place].filter(Boolean).join(' · '),
    decision: ({ decision, title }: DecisionDue) =>
      [decision.doer, `keputusan ${title}`].filter(Boolean).join(' · '),
    distribution: ({ number, place }: DistributionRow) =>
      [`Penyaluran ${number}`, place].filter(Boolean).join(' · '),
    answer: ({ partner, state }: ReferralRow) =>
      `${state === 'waiting' ? 'Jawaban' : 'Kabar'} dari ${partner}`,
    more: (n: number) => `${count(n)} jawaban lagi yang ditunggu`,
    /** Whoever walks past must not read of whom a secret one is. */
    answerOf: (row: ReferralRow) =>
      `Rujukan ${row.number}${row.secret ? '' : ` tentang ${referral.whom(row)}`}`,
  },
  /** On the page of a resident or a case. */
  card: {
    title: 'Kegiatan dan usaha kelompok',
    activity: (day: string) => shortDate(day),
    business: (stopped: string) => (stopped ? `berhenti ${shortDate(stopped)}` : 'usaha, berjalan'),
  },
  paper: {
    list: 'DAFTAR HADIR',
    minutes: 'NOTULEN',
    listHint: 'Baris kosong untuk yang datang tanpa ada di daftar. Pencetakannya tercatat.',
    minutesHint: 'Kasus yang dibahas tidak ikut tercetak. Pencetakannya tercatat.',
    print: 'Cetak',
    training: 'LATIHAN, bukan surat sungguhan',
    facts: {
      when: 'Hari',
      place: 'Tempat',
      leader: 'Pimpinan',
      writer: 'Notulis',
      came: 'Kehadiran',
      agenda: 'Agenda',
    },
    when,
    course: 'Jalannya kegiatan',
    decisions: 'Keputusan',
    columns: {
      no: 'No',
      name: 'Nama',
      from: 'RT atau asal',
      sign: 'Tanda tangan',
      what: 'Keputusan',
      doer: 'Siapa',
      until: 'Paling lambat',
    },
    leader: 'Pimpinan',
    writer: 'Notulis',
  },
  finder: ({ number, day }: ActivityRow) => `Kegiatan ${number}, ${longDate(day)}`,
  timeline: {
    of: { person: 'Hadir', case: 'Dibahas' },
    where: ({ number, kind }: ActivityRow) => `${number}, ${kinds[kind].toLowerCase()}`,
    open: 'Buka kegiatan',
  },
  ownData: {
    title: 'Kegiatan kelompok',
    line: ({ number, title, day }: ActivityRow, mark: Presence) =>
      `${longDate(day)}: ${title} (${number}), ${presence[mark].toLowerCase()}`,
  },
} as const;
