// Words of "Perjalanan": everything that happened, on one page and on paper.

import type {
  ActionForm,
  AttachmentForm,
  Life,
  Listing,
  MainRecord,
  PovertyCheck,
} from '../bridge';
import { assessment } from './assessment';
import { count, longDate, shortDate } from './format';

export const timeline = {
  open: 'Seluruh perjalanan',
  title: (name: string) => `Perjalanan ${name}`,
  under: {
    person: 'Semua yang tercatat tentang warga ini dan keluarganya, yang terbaru di atas.',
    household: 'Semua yang tercatat tentang keluarga ini dan anggotanya, yang terbaru di atas.',
    case: 'Semua yang tercatat dalam kasus ini, yang terbaru di atas.',
  } satisfies Record<MainRecord['kind'], string>,
  filter: 'Tampilkan',
  only: {
    all: 'Semua',
    visit: 'Kunjungan',
    note: 'Keterangan',
    give: 'Bantuan',
    stage: 'Tahap dan rujukan',
    plan: 'Asesmen dan rencana',
    picture: 'Lampiran',
    flag: 'Tolong cek',
    family: 'Keluarga',
    group: 'Kegiatan',
  },
  year: 'Tahun',
  years: 'Semua tahun',
  shown: (n: number, all: number) =>
    n === all ? `${count(n)} kejadian` : `${count(n)} dari ${count(all)} kejadian`,
  nothing: 'Belum ada yang tercatat.',
  nothingOfThese: 'Tidak ada yang cocok dengan pilihan di atas.',
  print: 'Cetak',
  printTitle: (name: string) => `Cetak perjalanan ${name}`,
  printHint:
    'Yang dicetak sama dengan yang tampil. Simpan lembarnya baik-baik: isinya rahasia warga. Pencetakannya tercatat.',
  made: (day: string, officer: string) => `Dicetak ${longDate(day)} oleh ${officer}`,
  forWhom: (name: string) => `untuk ${name}`,
  check: ({ observer_name }: PovertyCheck) =>
    observer_name ? `dilihat oleh ${observer_name}` : '',
  checked: 'Cek cepat fakir miskin',
  listing: ({ form }: Listing) => (form.register === 'dtsen' ? 'DTSEN dicatat' : 'KSJPS dicatat'),
  /** 'Terdaftar, desil 2 · Kartu' : what was told of it, and by whom. */
  standing: (listing: Listing) =>
    [assessment.listing.told(listing), listing.form.said_by].filter(Boolean).join(' · '),
  assessed: 'Asesmen',
  goal: 'Tujuan ditulis',
  planned: 'Tindakan direncanakan',
  /** 'Antar ke Puskesmas, paling lambat 3 Des' */
  until: ({ what, due }: ActionForm) => (due ? `${what}, paling lambat ${shortDate(due)}` : what),
  done: 'Tindakan selesai',
  dropped: 'Tindakan tidak jadi',
  picture: ({ kind }: AttachmentForm) =>
    ({ house: 'Foto rumah', letter: 'Surat', other: 'Lampiran' })[kind],
  asked: (of: string) => (of ? `Tolong cek, kepada ${of}` : 'Tolong cek'),
  answered: 'Tolong cek dijawab',
  lives: { here: 'Ternyata masih di sini', moved: 'Pindah', dead: 'Meninggal' } satisfies Record<
    Life,
    string
  >,
  emergency: (name: string) => `Tercatat di daftar darurat ${name}`,
  handed: (to: string) => `Pendamping sekarang ${to}`,
  handedFrom: (from: string) => (from ? `Sebelumnya ${from}` : ''),
  explained: 'Dijelaskan mengapa datanya disimpan',
  consentEnded: 'Persetujuan dicabut',
  joined: (number: string) => `Digabung dengan catatan ${number}`,
  failed: 'Perjalanannya belum dapat dibaca.',
} as const;
