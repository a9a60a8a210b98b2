// Words of "Masa simpan": how long data are kept before they are looked at again.

import { count, longDate, today } from './format';

export const retention = {
  years: 'Ditinjau lagi setelah',
  yearsHint:
    'Dihitung dari catatan, kasus, atau bantuan yang terakhir. Tidak ada yang terhapus sendiri.',
  yearsOf: (n: number) => `${n} tahun`,
  saved: 'Masa simpan diganti',
  title: 'Perlu ditinjau',
  none: 'Tidak ada. Warga yang lama tidak dicatat apa-apa akan muncul di sini.',
  note: 'Lama tidak ada catatan tentang mereka. Simpan lagi bila masih diperlukan, atau buka untuk menghapus datanya.',
  failed: 'Daftarnya belum dapat dibaca.',
  since: (at: string) => `Catatan terakhir ${longDate(today(new Date(at)))}`,
  more: (n: number) => `Ini ${count(n)} yang paling lama. Sesudah ditinjau, yang lain menyusul.`,
  open: 'Buka',
  keep: 'Simpan lagi',
  keepTitle: (name: string) => `Simpan lagi data ${name}?`,
  keepNote: (years: number) => `Akan ditinjau lagi ${years} tahun dari sekarang.`,
  reason: 'Mengapa masih diperlukan',
  kept: (name: string) => `Data ${name} disimpan lagi`,
  home: {
    title: (n: number) =>
      n >= 100
        ? 'Lebih dari 100 data warga perlu ditinjau'
        : `${count(n)} data warga perlu ditinjau`,
    note: 'Sudah lama tidak ada catatan tentang mereka.',
    act: 'Tinjau',
  },
} as const;
