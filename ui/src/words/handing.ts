// Words of "buku diserahterimakan": the work of officers who stop goes to another, and its minute.

import { count, fullDate } from './format';

const cases = (n: number) => `${count(n)} kasus`;
const visits = (n: number) => `${count(n)} kunjungan`;
const acts = (n: number) => `${count(n)} tindakan`;

/** What somebody has to look after. */
interface Load {
  cases: number;
  visits: number;
  actions: number;
}

/** '7 kasus, 3 kunjungan, dan 2 tindakan', or '7 kasus'. */
function load(of: Load): string {
  const told = [
    of.cases > 0 && cases(of.cases),
    of.visits > 0 && visits(of.visits),
    of.actions > 0 && acts(of.actions),
  ];
  return people(told.filter((part) => part !== false));
}

/** 'Mbak Ceplok', 'Mbak Ceplok dan Pak Gringsing', 'A, B, dan C'. */
function people(names: readonly string[]): string {
  if (names.length < 3) return names.join(' dan ');
  return `${names.slice(0, -1).join(', ')}, dan ${names.at(-1) ?? ''}`;
}

export const handing = {
  people,
  load,
  /** Under a name in the list of officers. */
  work: (of: Load) => `Memegang ${load(of)}`,
  left: (of: Load) => `Masih atas namanya: ${load(of)}. Serahkan kepada yang meneruskan.`,
  begin: 'Serah terima tugas',
  title: 'Serah terima tugas',
  note: 'Kasus yang masih berjalan pindah bersama rencana kunjungannya, dan tindakan yang belum selesai ikut pindah. Catatan yang sudah ada tetap atas nama penulisnya.',
  from: 'Siapa yang menyerahkan?',
  fromMissing: 'Pilih siapa yang menyerahkan.',
  to: 'Siapa yang meneruskan?',
  toMissing: 'Pilih siapa yang meneruskan.',
  toOf: (of: Load) => `Siapa yang meneruskan ${load(of)}?`,
  later: 'Nanti saja',
  secret: (n: number) =>
    `${cases(n)} di antaranya rahasia. Isinya hanya terbaca oleh yang meneruskan.`,
  reason: 'Alasan',
  reasonHint: 'Misalnya: masa bakti selesai. Tercetak di berita acara.',
  reasonMissing: 'Tulis alasannya; ada kasus rahasia yang ikut pindah.',
  act: 'Serahkan',
  actOf: (of: Load) => `Serahkan ${load({ ...of, visits: 0 })}`,
  done: (open: number, actions: number, name: string) =>
    `${load({ cases: open, visits: 0, actions })} diserahkan kepada ${name}`,
  earlier: 'Serah terima yang lalu',
  earlierLine: (from: readonly string[], to: string) => `${people(from)} kepada ${to}`,
  earlierUnder: (day: string, open: number, actions: number) =>
    `${fullDate(day)} · ${load({ cases: open, visits: 0, actions })}`,
  see: 'Lihat',
  seeOf: (day: string, to: string) => `Lihat berita acara ${fullDate(day)} kepada ${to}`,
  minute: {
    dialog: 'Berita acara serah terima',
    print: 'Cetak',
    printHint: 'Cetak, tanda tangani bertiga, lalu simpan di buku kelompok.',
    title: 'BERITA ACARA SERAH TERIMA TUGAS',
    training: 'LATIHAN, bukan data sungguhan',
    opening: (day: string) =>
      `Pada hari ${fullDate(day)} telah diserahterimakan tugas pendampingan:`,
    from: 'Yang menyerahkan',
    to: 'Yang menerima',
    reason: 'Alasan',
    amount: 'Jumlah',
    amounts: (open: number, planned: number, secret: number, actions: number) =>
      [
        open > 0 && `${cases(open)} yang masih berjalan`,
        secret > 0 && `di antaranya ${count(secret)} rahasia`,
        planned > 0 && `dengan ${visits(planned)} yang sudah direncanakan`,
        actions > 0 && `${acts(actions)} pada rencana yang belum selesai`,
      ]
        .filter(Boolean)
        .join(', '),
    numbers: 'Nomor kasus',
    closing:
      'Catatan, kunjungan, dan surat yang sudah ada tetap atas nama yang membuatnya. Isi kasus tidak ditulis di sini.',
    knowing: 'Mengetahui, Ketua',
  },
  removing: {
    title: (name: string) => `Mengeluarkan ${name}`,
    phases: {
      files: 'Menyiapkan',
      writing: 'Menulis ulang data dengan kunci baru',
      checking: 'Memeriksa hasilnya',
      flushing: 'Mengunci untuk petugas yang masih ada',
    },
    note: 'Biarkan komputer menyala. Bila listrik padam sekarang, data tetap utuh dan ia belum keluar.',
    close: 'Tutup, lanjutkan di belakang',
    why: 'Semua data ditulis ulang dengan kunci baru, supaya salinan kunci lama tidak membuka apa-apa lagi. Pada data yang besar perlu beberapa menit.',
    notRemoved: 'Ia belum dikeluarkan; data seperti semula.',
    stopped: 'Dihentikan. Ia belum dikeluarkan; data seperti semula.',
    backups: (n: number) =>
      n > 0
        ? `Cadangan yang sudah ada tetap terbuka dengan kalimat sandinya: ${count(n)} di komputer ini, dan yang pernah disalin ke stik.`
        : 'Cadangan yang pernah disalin ke stik tetap terbuka dengan kalimat sandinya.',
    sweep: (n: number) => `Hapus ${count(n)} cadangan lama itu dari komputer ini`,
    sweepNote:
      'Cadangan baru dengan kunci baru dibuat dan diperiksa dulu. Keadaan hari-hari sebelumnya tidak dapat dipulihkan lagi dari komputer ini.',
    sweeping: 'Membuat cadangan baru, lalu menghapus yang lama',
    sweepingNote: 'Ia sudah keluar. Biarkan komputer menyala.',
    swept: (n: number) => `${count(n)} cadangan lama dihapus`,
    notSwept: 'Ia sudah keluar, tetapi cadangan lama belum dihapus.',
    handedNotRemoved: 'Tugasnya sudah diserahkan, tetapi ia belum dikeluarkan. Coba lagi.',
  },
} as const;
