// Words inside the shared parts.

import { count } from './format';

export const parts = {
  field: { optional: '(boleh kosong)' },
  passphrase: {
    show: 'Tampilkan',
    hide: 'Sembunyikan',
    capsLock: 'Huruf besar sedang menyala (Caps Lock).',
  },
  rt: { hint: 'ketik 32, jadi 032' },
  date: {
    hint: 'tgl/bln/tahun',
    openCalendar: 'Buka kalender',
    calendar: 'Pilih tanggal',
    previousMonth: 'Bulan sebelumnya',
    nextMonth: 'Bulan berikutnya',
    month: 'Bulan',
    year: 'Tahun',
    today: 'Hari ini',
    impossible: 'Tanggal ini tidak ada di kalender. Periksa hari dan bulannya.',
    unreadable: 'Tulis hari, bulan, tahun. Contoh: 24/11/2026.',
    inFuture: 'Tanggal ini belum tiba. Periksa tahunnya.',
    tooEarly: 'Tanggal ini terlalu lama. Periksa tahunnya.',
  },
  birth: {
    precision: 'Seberapa tepat',
    day: 'Tanggal',
    month: 'Bulan & tahun',
    year: 'Tahun',
    age: 'Perkiraan umur',
    unknown: 'Tidak tahu',
    dayBox: 'Tanggal, bulan, tahun',
    monthBox: 'Bulan',
    yearBox: 'Tahun',
    ageBox: 'Kira-kira umur',
    years: 'tahun',
    chooseMonth: 'Pilih bulan',
    yearWrong: 'Tulis tahun dengan empat angka, tidak lebih dari tahun ini.',
    ageWrong: 'Tulis umur antara 0 dan 130 tahun.',
  },
  rupiah: { prefix: 'Rp' },
  select: { choose: 'Pilih' },
  combobox: {
    clear: 'Hapus pencarian',
    none: 'Tidak ditemukan.',
    searching: 'Mencari …',
    found: (n: number) => (n === 0 ? 'Tidak ada pilihan' : `${count(n)} pilihan`),
    failed: 'Pencarian tidak berhasil. Coba ketik lagi.',
  },
  faults: {
    title: (n: number) => `Ada ${count(n)} hal yang perlu dilengkapi`,
    whole: 'Belum berhasil',
  },
  form: { next: 'isian berikutnya' },
  toast: { host: 'Pemberitahuan', close: 'Tutup pemberitahuan', undo: 'Urungkan' },
  progress: {
    of: (done: number, all: number) => `${count(done)} dari ${count(all)}`,
    stop: 'Hentikan',
  },
  saved: {
    at: (clock: string) => `Draf tersimpan ${clock}`,
    byItself: 'Draf tersimpan sendiri',
    failed: 'Draf belum tersimpan',
  },
  stages: {
    label: 'Tahap kasus',
    skipped: 'dilewati',
    state: {
      done: 'sudah',
      now: 'sedang berjalan',
      skipped: 'dilewati',
      todo: 'belum',
    },
    referred: 'Dirujuk',
  },
  steps: {
    label: 'Langkah',
    state: { done: 'selesai', now: 'sekarang', todo: 'belum' },
  },
  table: {
    mark: 'Tandai',
    shown: (n: number, all: number, thing: string) =>
      n === all ? `${count(all)} ${thing}` : `${count(n)} dari ${count(all)} ${thing}`,
    keys: {
      up: 'panah atas',
      down: 'panah bawah',
      choose: 'pilih',
      open: 'buka',
      clear: 'hapus pencarian',
    },
  },
  paper: { page: (n: number, all: number) => `Halaman ${count(n)} dari ${count(all)}` },
  training: 'Mode latihan. Semua nama di sini karangan.',
  chip: { removeFilter: (name: string) => `Lepas saringan ${name}` },
  takeBack: { reason: 'Alasannya', act: 'Tarik kembali', keep: 'Jangan' },
  draft: {
    restored: (when: string) => `Draf ${when} dilanjutkan.`,
    goesOn: 'Draf yang belum disimpan dilanjutkan.',
    goOn: 'Lanjutkan draf',
    fresh: 'Mulai dari kosong',
  },
} as const;
