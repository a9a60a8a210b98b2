// Words of Usaha kelompok: the register of the group's own businesses, who is in them, how they go.

import type { BusinessRow, BusinessProgress } from '../bridge';
import { count, longDate, monthAndYear, readDay, shortDate } from './format';
import { rupiah } from './money';

/** 'Januari 2026': of a beginning the day is seldom known. */
const month = (day: string): string => {
  const found = readDay(day);
  return found ? monthAndYear(found.year, found.month) : '';
};

export const business = {
  list: {
    label: 'Usaha kelompok',
    search: 'Cari usaha',
    searchHint: 'Nama, jenis kerja, atau tempat',
    add: 'Usaha baru',
    none: 'Belum ada usaha kelompok',
    noneHint:
      'Catat usaha yang dijalankan kelompok: siapa yang ikut, dan bagaimana perkembangannya.',
    failed: 'Daftar usaha tidak dapat dibaca. Data Anda aman.',
    count: (n: number) => `${count(n)} usaha`,
    members: (n: number) => (n > 0 ? `${count(n)} orang` : ''),
    columns: { name: 'Usaha', members: 'Anggota', last: 'Perkembangan', state: 'Keadaan' },
    keys: { choose: 'pilih', open: 'buka', add: 'usaha baru' },
  },
  standing: ({ stopped_on }: Pick<BusinessRow, 'stopped_on'>): string =>
    stopped_on ? `Berhenti ${shortDate(stopped_on)}` : 'Berjalan',
  page: {
    under: ({ work, since }: BusinessRow) =>
      [work, since && `sejak ${month(since)}`].filter(Boolean).join(' · '),
    change: 'Ubah',
    withdraw: 'Tarik kembali',
    members: 'Anggota',
    nobody: 'Belum ada anggota.',
    note: 'Catatan',
    stopped: 'Sebab berhenti',
    cases: 'Kasus yang dibantu',
    progress: 'Perkembangan',
    add: 'Catat perkembangan',
    noProgress: 'Belum ada perkembangan yang dicatat.',
    told: ({ day, turnover }: BusinessProgress) =>
      [longDate(day), turnover !== null && `hasil penjualan ${rupiah(turnover)}`]
        .filter(Boolean)
        .join(' · '),
    takeOff: (what: string) => `Hapus: ${what}`,
    takenOff: 'Perkembangan itu dihapus.',
  },
  progress: {
    title: 'Catat perkembangan',
    day: 'Hari',
    dayMissing: 'Isi harinya.',
    what: 'Apa yang terjadi?',
    whatMissing: 'Tulis apa yang terjadi.',
    turnover: 'Hasil penjualan',
    turnoverHint: 'Kalau ada yang menyebutnya. Ini bukan pembukuan.',
    save: 'Simpan perkembangan',
    saved: 'Perkembangan tersimpan.',
  },
  withdraw: {
    title: (name: string) => `Tarik kembali ${name}?`,
    body: 'Untuk yang salah catat. Usaha yang berhenti tidak ditarik kembali: isi hari berhentinya lewat Ubah.',
    reasonHint: 'Misalnya: tercatat dua kali.',
    done: (name: string) => `${name} ditarik kembali.`,
  },
  form: {
    title: 'Usaha baru',
    changeTitle: (name: string) => `Ubah ${name}`,
    failed: 'Usahanya tidak dapat dibaca. Data Anda aman.',
    sections: { what: 'Usaha apa?', who: 'Siapa yang ikut?', cases: 'Kasus yang dibantu' },
    name: 'Nama usaha',
    nameMissing: 'Tulis nama usahanya.',
    namePlaceholder: 'Katering Sekar Kawung',
    work: 'Jenis usaha',
    workPlaceholder: 'Nasi kotak, menjahit, warung',
    since: 'Sejak',
    place: 'Tempat',
    stopped: 'Berhenti pada',
    stoppedHint: 'Biarkan kosong selama masih berjalan.',
    why: 'Sebab berhenti',
    note: 'Catatan',
    addMember: 'Tambah warga',
    task: (name: string) => `Tugas ${name}`,
    off: (name: string) => `Keluarkan ${name}`,
    noLoans: 'Hanya daftar usaha. Pinjaman dan pembukuan tidak dicatat di sini.',
    save: 'Simpan',
    saved: (name: string) => `${name} tersimpan.`,
  },
  ownData: {
    title: 'Usaha kelompok',
    line: (row: BusinessRow) =>
      [row.name, row.work, row.stopped_on && `berhenti ${longDate(row.stopped_on)}`]
        .filter(Boolean)
        .join(', '),
  },
} as const;
