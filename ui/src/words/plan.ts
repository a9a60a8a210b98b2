// Words of Rencana: goals of a case and the actions under them; of tasks, and of the week.

import { count, dueIn, longDate, pasaran, shortDate, weekday } from './format';

/** '3 kunjungan dan 2 tindakan', or one of them. */
function load(visits: number, actions: number): string {
  const parts = [
    visits > 0 && `${count(visits)} kunjungan`,
    actions > 0 && `${count(actions)} tindakan`,
  ];
  return parts.filter(Boolean).join(' dan ');
}

export const plan = {
  title: 'Rencana',
  failed: 'Rencana belum dapat dibaca.',
  none: 'Belum ada rencana.',
  noneHint: 'Tulis dulu apa yang ingin dicapai, lalu apa yang dikerjakan untuk itu.',
  counted: (done: number, all: number) => `${count(done)} dari ${count(all)} selesai`,
  newGoal: 'Tujuan baru',
  firstGoal: 'Tulis tujuan',
  newAction: 'Tambah tindakan',
  more: 'Ubah',
  ended: (n: number) => `${count(n)} yang sudah selesai`,
  fold: 'Tutup yang sudah selesai',
  until: (due: string) => `${shortDate(due)}, ${dueIn(due)}`,
  done: (on: string, outcome: string) => `Selesai ${shortDate(on)}${outcome ? `: ${outcome}` : ''}`,
  dropped: (on: string, why: string) => `Tidak jadi, ${shortDate(on)}: ${why}`,
  from: (fund: string) => `dana ${fund}`,
  acts: {
    change: 'Ubah',
    drop: 'Tidak jadi',
    outcome: 'Tulis hasilnya',
    reopen: 'Buka lagi',
    takeBack: 'Tarik kembali',
  },
  goal: {
    fresh: 'Tujuan baru',
    change: 'Ubah tujuan',
    text: 'Apa yang ingin dicapai?',
    hint: 'Satu kalimat, misalnya: Mbah Dangan makan tiga kali sehari',
    missing: 'Tulis apa yang ingin dicapai.',
    save: 'Simpan tujuan',
    saved: 'Tujuan tersimpan',
  },
  action: {
    fresh: 'Tindakan baru',
    change: 'Ubah tindakan',
    what: 'Apa yang dikerjakan?',
    whatMissing: 'Tulis apa yang dikerjakan.',
    doer: 'Siapa yang mengerjakan?',
    other: 'Orang lain …',
    name: 'Namanya',
    nameHint: 'Keluarganya, tetangga, atau mitra',
    doerMissing: 'Tulis siapa yang mengerjakan.',
    due: 'Paling lambat',
    duePassed: 'Tanggal ini sudah lewat. Tetap boleh disimpan.',
    fund: 'Dari dana mana?',
    noFund: 'Tanpa dana',
    save: 'Simpan tindakan',
    saved: 'Tindakan tersimpan',
  },
  end: {
    doneTitle: 'Apa hasilnya?',
    droppedTitle: 'Mengapa tidak jadi?',
    outcome: 'Hasilnya',
    why: 'Alasannya',
    on: { done: 'Selesai tanggal', dropped: 'Tanggal' },
    save: 'Simpan',
    saved: 'Hasil tersimpan',
  },
  ticked: (what: string) => `Selesai: ${what}`,
  unticked: (what: string) => `Belum selesai: ${what}`,
  droppedSaid: (what: string) => `Tidak jadi: ${what}`,
  takeBack: {
    goal: 'Tarik kembali tujuan ini?',
    goalNote:
      'Hanya untuk yang keliru ditulis. Tindakan di bawahnya ikut disembunyikan; alasannya tersimpan di Jejak.',
    action: 'Tarik kembali tindakan ini?',
    actionNote: 'Hanya untuk yang keliru ditulis. Kalau tidak jadi dikerjakan, pilih Tidak jadi.',
    done: 'Ditarik kembali dari rencana',
  },
  states: { open: 'Belum selesai', done: 'Selesai', dropped: 'Tidak jadi' },
  tasks: {
    due: (visits: number, actions: number) => `${load(visits, actions)} jatuh tempo`,
    action: (name: string) => `Tindakan untuk ${name} jatuh tempo`,
    visit: 'Kunjungan',
    secretAction: 'Tindakan rencana',
    family: (name: string, n: number) => `Keluarga ${name}: ${count(n)} hal`,
  },
  week: {
    title: 'Minggu ini',
    open: 'Kalender minggu',
    range: (monday: string, sunday: string) => `${shortDate(monday)} sampai ${longDate(sunday)}`,
    other: 'Kalender minggu',
    before: 'Minggu sebelumnya',
    after: 'Minggu berikutnya',
    now: 'Minggu ini',
    who: 'Tugas siapa',
    all: 'Semua petugas',
    overdue: 'Lewat waktu',
    nothing: 'Tidak ada tugas',
    more: (n: number) => `${count(n)} tugas lagi`,
    day: (day: string, withPasaran = false) =>
      `${weekday(day)}${withPasaran ? ` ${pasaran(day)}` : ''}, ${shortDate(day)}`,
    today: 'hari ini',
    failed: 'Kalender minggu belum dapat dibaca.',
    by: (name: string) => `oleh ${name}`,
    repeats: 'Rencana berulang, tanggalnya masih dapat berubah',
    moreRepeats: (n: number) => `${count(n)} rencana berulang lagi`,
  },
} as const;
