// Words of Peristiwa keluarga and Kunjungan keluarga: what happens to a family, and one form for a visit to all of it.

import type { EventKind, FamilyEvent, FamilyVisit, Grant } from '../bridge';
import { count, dayName, dueIn, longDate, shortDate } from './format';

const kinds: Record<EventKind, string> = {
  death: 'Meninggal',
  move: 'Pindah',
  new_head: 'Kepala keluarga baru',
  split: 'Keluarga berpisah',
  union: 'Bergabung dengan keluarga lain',
};
const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} dan ${names.at(-1)}`;

export const family = {
  listed,
  event: {
    title: 'Peristiwa keluarga',
    open: 'Peristiwa keluarga',
    kind: 'Peristiwa',
    kinds,
    otherDraft: (about: string, when: string) =>
      `Masih ada draf keluarga ini dari ${when}: ${about}.`,
    sections: {
      what: 'Apa yang terjadi, dan kapan?',
      who: 'Siapa?',
      head: 'Siapa kepala keluarganya sekarang?',
      newFamily: 'Keluarga yang baru',
      into: 'Bergabung dengan siapa?',
    },
    who: 'Siapa',
    whoOf: {
      death: 'Yang meninggal',
      move: 'Yang pindah. Centang semua kalau sekeluarga',
      split: 'Yang menjadi keluarga sendiri',
    },
    whoMissing: 'Pilih siapa.',
    date: { death: 'Tanggal meninggal', move: 'Tanggal pindah', other: 'Tanggal' },
    dateMissing: 'Isi tanggalnya. Kalau tidak tahu persis, kira-kira saja.',
    note: { death: 'Keterangan', move: 'Pindah ke mana' },
    childHead: (name: string, age: number) =>
      `${name} baru ${age} tahun. Boleh disimpan. Kalau ada orang dewasa yang mengurus keluarga ini, catat dia sebagai anggota, lalu jadikan kepala.`,
    head: 'Kepala keluarga',
    newHead: 'Kepala keluarga yang baru',
    into: 'Keluarga yang dituju',
    intoMissing: 'Pilih keluarga yang dituju.',
    relatedTo: (head: string) => `Hubungan setiap orang dengan ${head}:`,
    endProgrammes: 'Akhiri catatan program yang diterimanya pada hari itu',
    othersEnd: {
      all: 'Catatan program yang diterimanya hanya bisa diakhiri ketua atau pencatat. Mintalah mereka mengakhirinya.',
      some: 'Sisanya hanya bisa diakhiri ketua atau pencatat. Mintalah mereka mengakhirinya.',
    },
    save: {
      death: 'Catat meninggal',
      move: 'Catat pindah',
      new_head: 'Catat kepala baru',
      split: 'Catat berpisah',
      union: 'Catat bergabung',
    } satisfies Record<EventKind, string>,
    saved: (kind: EventKind, names: readonly string[]) =>
      ({
        death: `${listed(names)} tercatat meninggal`,
        move: `${listed(names)} tercatat pindah`,
        new_head: 'Kepala keluarga baru tersimpan',
        split: 'Keluarga baru tersimpan',
        union: 'Kedua keluarga menjadi satu keluarga',
      })[kind],
  },
  consequences: {
    title: 'Yang ikut berubah',
    of: {
      death:
        'Namanya tidak tampil lagi di daftar biasa, tetapi tetap tersimpan bersama riwayat dan keluarganya.',
      move: 'Namanya tidak tampil lagi di daftar biasa, tetapi tetap tersimpan bersama riwayat dan keluarganya.',
      new_head: 'Hubungan semua anggota dicatat terhadap kepala yang baru.',
      split: 'Yang dipilih menjadi keluarga sendiri. Kasus dan bantuan tetap pada orangnya.',
      union:
        'Semua anggota masuk keluarga yang dituju. Kasus dan bantuan keluarga ini ikut ke sana; catatan keluarga ini ditutup.',
    } satisfies Record<EventKind, string>,
    nothing: 'Tidak ada kasus, kunjungan, atau program yang terkait.',
    failed: 'Belum dapat diperiksa. Peristiwa tetap boleh dicatat.',
    headGoes: 'Kepala keluarganya berganti. Pilih kepala yang baru.',
    nobodyLeft: 'Tidak ada lagi anggota yang tinggal di sini. Kartu Keluarganya tanpa anggota.',
    cases: {
      death: 'Kasus terbuka. Tutup atau alihkan sesudah ini',
      other: 'Kasus terbuka. Tetap berjalan',
    },
    visits: 'Kunjungan yang direncanakan',
    planned: 'Yang masih ditunggu',
    actions: (n: number) => `${count(n)} tindakan belum selesai`,
    referrals: (n: number) => `${count(n)} rujukan menunggu jawaban atau kabar`,
    lists: (numbers: readonly string[]) =>
      `Masih di ${count(numbers.length)} daftar penyaluran: ${numbers.join(', ')}`,
    familyLists: (numbers: readonly string[], splits: boolean) =>
      `Keluarganya ada di daftar penyaluran ${numbers.join(', ')}. ${
        splits
          ? 'Keluarga yang baru belum ada di daftar itu: periksa daftarnya'
          : 'Periksa bagiannya'
      } sesudah ini.`,
    running: 'Program yang diterima',
    later: 'Tercatat sesudah tanggal itu. Periksa tanggalnya',
    grant: 'Santunan kematian dari kota',
    grantUntil: ({ until, passed }: Grant) =>
      passed
        ? `Batas pengajuannya sudah lewat (${longDate(until)}).`
        : `Ajukan paling lambat ${longDate(until)}.`,
    grantAsks: (onTheList: boolean) =>
      `Yang ditanyakan aturannya: terdata KSJPS atau DTSEN, dan siapa ahli warisnya. KSJPS ${onTheList ? 'tercatat' : 'belum tercatat'} untuk keluarga ini.`,
  },
  around: {
    events: 'Peristiwa',
    event: ({ kind, date }: FamilyEvent) => `${kinds[kind]}, ${longDate(date)}`,
    grant: (name: string, until: string) =>
      `Santunan kematian untuk ${name}: ajukan paling lambat ${longDate(until)}.`,
    dependants: 'Tanggungan',
    children: (n: number) => `${count(n)} anak di bawah 18 tahun`,
    elders: (n: number) => `${count(n)} lansia, 60 tahun ke atas`,
    unknown: (n: number) => `${count(n)} orang belum diketahui umurnya`,
    neighbours: 'Keluarga lain di alamat ini',
    none: 'tidak ada',
  },
  visit: {
    title: 'Kunjungan keluarga',
    open: 'Kunjungan keluarga',
    happened: 'Tanggal kunjungan',
    happenedMissing: 'Isi tanggalnya.',
    officer: 'Siapa yang berkunjung',
    outcomeHint: 'Berlaku untuk semua kasus di halaman ini, kecuali yang ditulis lain di bawah.',
    outcomeSame: 'Sama seperti di atas',
    done: 'Tindakan yang selesai',
    text: 'Untuk seluruh keluarga',
    textHint: 'Ikut tersimpan di setiap kasus di bawah ini.',
    textMissing: 'Tulis apa yang terjadi, untuk keluarga atau untuk salah satu kasus.',
    sections: { when: 'Kapan, dan siapa?', all: 'Keadaan keluarga' },
    line: (name: string, number: string) => `${name}, ${number}`,
    lineText: 'Yang dilihat atau dilakukan',
    lineTextMissing: 'Tulis apa yang terjadi.',
    of: (label: string, name: string) => `${label}, ${name}`,
    next: 'Kunjungan berikutnya',
    none: 'Tidak ada kasus terbuka yang dapat Anda isi di keluarga ini. Kunjungannya tersimpan di halaman keluarga. Semua yang boleh membuka keluarga ini dapat membacanya; yang rahasia dicatat sebagai kasus.',
    save: 'Simpan kunjungan',
    saved: (n: number) =>
      n > 0
        ? `Kunjungan tersimpan di ${count(n)} kasus`
        : 'Kunjungan tersimpan di halaman keluarga',
  },
  /** Those that stand in no case. */
  visits: {
    title: 'Kunjungan tanpa kasus',
    note: 'Kunjungan dalam kasus ada di halaman kasusnya.',
    when: ({ happened, officer_name }: FamilyVisit) => `${longDate(happened)}, ${officer_name}`,
    earlier: (n: number) => `${count(n)} kunjungan sebelumnya`,
    hide: 'Tutup kunjungan sebelumnya',
    takeBack: 'Tarik kembali',
    /** Behind it, for who cannot see what it stands beside. */
    takeBackOf: ({ happened }: FamilyVisit) => `kunjungan ${longDate(happened)}`,
    takeBackTitle: 'Tarik kembali kunjungan ini?',
    takeBackNote:
      'Hanya untuk kunjungan yang keliru dicatat; alasannya tersimpan di Jejak. Yang benar dicatat lagi sebagai kunjungan baru.',
    takenBack: 'Kunjungan ditarik kembali',
  },
  due: {
    title: 'Kunjungan terdekat',
    window: 'Sampai kapan',
    windows: { '7': '7 hari', '14': '14 hari', '30': '30 hari' },
    rt: (rt: string) => (rt ? `RT ${rt}` : 'Tanpa RT'),
    none: 'Tidak ada kunjungan sampai hari itu.',
    some: (shown: number, total: number) =>
      `${count(shown)} yang paling lama dari ${count(total)} kunjungan`,
    whole: 'Tampilkan semua',
    visit: 'Kunjungi',
    visitFamily: (name: string) => `Kunjungi keluarga ${name}`,
    failed: 'Kunjungan belum dapat dibaca. Coba buka lagi.',
    day: (day: string, pasaran = false) =>
      [pasaran && dayName(day, true), shortDate(day), dueIn(day)].filter(Boolean).join(', '),
  },
} as const;
