// Words of "Simpan ke Excel": a list that leaves the house as a spreadsheet.

import type { SheetPhase } from '../bridge';
import { count } from './format';

export const sheet = {
  open: 'Simpan ke Excel',
  title: (list: string) => `Simpan daftar ${list} ke Excel`,
  unlocked:
    'Berkas ini tidak terkunci: siapa pun yang memegangnya dapat membacanya. Hapus setelah dipakai.',
  what: 'Yang disimpan sama dengan yang Anda lihat di daftar ini, dengan saringan dan pencarian yang sekarang. Ketua dapat melihat di Jejak bahwa Anda menyimpannya.',
  noNear: 'Warga yang namanya hanya mirip dengan yang dicari tidak ikut.',
  whole: 'Yang disimpan seluruh daftar ini. Ketua dapat melihat di Jejak bahwa Anda menyimpannya.',
  chosen: (n: number) => `Yang disimpan ${count(n)} baris yang Anda tandai.`,
  where: 'Simpan ke mana?',
  failed: 'Belum tersimpan',
  phase: (phase: SheetPhase, rows: number) =>
    ({
      reading: `Menyusun daftar, ${count(rows)} baris`,
      writing: `Menulis ${count(rows)} baris`,
      comparing: 'Memeriksa berkasnya. Jangan cabut stik dulu.',
    })[phase],
  stop: 'Hentikan',
  stopping: 'Sedang dihentikan',
  done: 'Tersimpan. Aman dicabut',
  doneNote: (name: string, rows: number, place: string) =>
    `${name} di ${place}, ${count(rows)} baris.`,
  again: 'Simpan lagi di tempat lain',
  lists: {
    persons: 'Warga',
    households: 'Keluarga',
    cases: 'Kasus',
    assistance: 'Bantuan',
    recipients: 'Penerima',
    partners: 'Mitra',
    referrals: 'Rujukan',
    incomplete: 'Yang perlu dilengkapi',
    emergencies: 'darurat',
    emergency: 'darurat',
    activities: 'Kegiatan',
    attendance: 'hadir',
    businesses: 'Usaha kelompok',
    distributions: 'Hari penyaluran',
    candidates: 'Mungkin ganda',
    due_visits: 'Kunjungan terdekat',
    week: 'Kalender minggu',
  } as Readonly<Record<string, string>>,
} as const;
