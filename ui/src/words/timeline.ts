// Words of "Perjalanan": everything that happened, on one page and on paper.

import type { Listing, PovertyCheck, TimelineOf } from '../bridge';
import { count, longDate } from './format';

export const timeline = {
  open: 'Seluruh perjalanan',
  title: (name: string) => `Perjalanan ${name}`,
  under: {
    person: 'Semua yang tercatat tentang warga ini dan keluarganya, yang terbaru di atas.',
    household: 'Semua yang tercatat tentang keluarga ini dan anggotanya, yang terbaru di atas.',
    case: 'Semua yang tercatat dalam kasus ini, yang terbaru di atas.',
  } satisfies Record<TimelineOf['kind'], string>,
  filter: 'Tampilkan',
  only: {
    all: 'Semua',
    visit: 'Kunjungan',
    note: 'Keterangan',
    give: 'Bantuan',
    stage: 'Tahap dan rujukan',
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
  failed: 'Perjalanannya belum dapat dibaca.',
} as const;
