// Words of the follow-ups of a case, and of its visits: written down, planned, repeated.

import type { Repeat } from '../bridge';
import { longDate } from './format';

export const followUp = {
  visitTitle: 'Catat kunjungan',
  noteTitle: 'Catat keterangan',
  correctTitle: 'Perbaiki catatan',
  kind: 'Apa yang dicatat',
  kinds: { visit: 'Kunjungan', note: 'Keterangan' },
  happened: { visit: 'Tanggal kunjungan', note: 'Tanggal' },
  happenedMissing: 'Tulis tanggalnya.',
  beforeReport: 'Sebelum tanggal lapor. Periksa lagi; tetap boleh disimpan.',
  text: { visit: 'Keadaan saat dikunjungi', note: 'Apa yang terjadi' },
  textMissing: 'Tulis apa yang terjadi.',
  officer: { visit: 'Yang berkunjung', note: 'Yang mencatat' },
  next: 'Kunjungan berikutnya',
  inDays: { 7: '1 minggu lagi', 14: '2 minggu lagi', 30: '1 bulan lagi' },
  saveVisit: 'Simpan kunjungan',
  saveNote: 'Simpan keterangan',
  saveCorrection: 'Simpan perbaikan',
  savedVisit: 'Kunjungan tersimpan',
  savedNote: 'Keterangan tersimpan',
  savedCorrection: 'Perbaikan tersimpan',
  withdrawTitle: 'Tarik kembali catatan ini?',
  withdrawNote: 'Catatan hilang dari perjalanan kasus. Isinya dan alasannya tetap ada di Jejak.',
  withdrawn: 'Catatan ditarik kembali',
  /** What a visit met: offered, not asked. */
  outcome: 'Apakah bertemu?',
  outcomeNone: 'Tidak disebut',
  outcomes: {
    met: 'Bertemu',
    nobody_home: 'Tidak ada orang di rumah',
    refused: 'Tidak mau ditemui',
    moved: 'Sudah pindah',
  } as Readonly<Record<string, string>>,
  stays: 'Sudah direncanakan sebelumnya; boleh diganti.',
  /** The visit that is written down is the one that was due. */
  fulfils: (day: string) => `Rencana ${longDate(day)} dianggap sudah dijalankan.`,
  repeatEnds: 'Tanpa tanggal, kunjungan berulangnya berhenti.',
  suggested: 'Terisi sendiri menurut kunjungan berulang; boleh diganti.',
  planDied: (day: string) =>
    `Warga ini meninggal${day && ` ${longDate(day)}`}. Beranda tidak mengingatkan kunjungannya.`,
  died: (day: string) => `Warga ini meninggal ${longDate(day)}. Tetap boleh disimpan.`,
  repeat: {
    pick: 'Kunjungan berulang',
    note: 'Sesudah satu kunjungan dicatat, tanggal berikutnya terisi sendiri.',
    every: 'Setiap berapa',
    unit: 'Satuannya',
    units: { week: 'minggu', month: 'bulan' },
    until: 'Sampai tanggal',
    forGood: 'Kosong berarti seterusnya',
    said: ({ every, unit, until }: Repeat) => {
      const step = unit === 'week' ? 'minggu' : 'bulan';
      const often = every === 1 ? `Setiap ${step}` : `Setiap ${every} ${step}`;
      return until ? `${often} sampai ${longDate(until)}` : often;
    },
  },
  planTitle: 'Kapan kunjungan berikutnya?',
  planMissing: 'Tulis tanggalnya, atau pilih salah satu di bawah.',
  planSave: 'Simpan rencana',
  planRemove: 'Tanpa rencana',
  planned: (day: string) => `Kunjungan direncanakan ${day}`,
  planRemoved: 'Rencana kunjungan dilepas',
} as const;
