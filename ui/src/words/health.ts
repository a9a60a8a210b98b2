// Words of Periksa data: what was looked at, how it stands, and what to do.

import type { Health, HealthPart, HealthState, HealthLooked } from '../bridge';
import { backup } from './backup';
import { count } from './format';

interface Said {
  /** What was looked at. */
  name: string;
  /** What is wrong, in one sentence. */
  wrong: (n: number) => string;
}

const parts: Readonly<Record<HealthPart, Said>> = {
  pages: {
    name: 'Halaman berkas data',
    wrong: (n) => `${count(n)} halaman rusak dan tidak terbaca lagi.`,
  },
  structure: {
    name: 'Susunan dan indeks',
    wrong: (n) => `${count(n)} bagian tidak cocok dengan isinya.`,
  },
  references: {
    name: 'Hubungan antarcatatan',
    wrong: (n) => `${count(n)} catatan menunjuk ke catatan yang tidak ada.`,
  },
  journal: {
    name: 'Catatan dan jejaknya',
    wrong: (n) => `${count(n)} hal tidak cocok dengan jejaknya.`,
  },
  search_keys: {
    name: 'Nama untuk daftar dan pencarian',
    wrong: (n) => `${count(n)} warga atau keluarga dapat terlewat saat dicari.`,
  },
  search: {
    name: 'Indeks pencarian',
    wrong: () => 'Pencarian dapat melewatkan orang.',
  },
  key_files: {
    name: 'Berkas kunci dan salinannya',
    wrong: () => 'Salah satunya hilang, rusak, atau berbeda.',
  },
  head: {
    name: 'Tanda akhir jejak',
    wrong: () => 'Tandanya hilang atau rusak.',
  },
  attachments: {
    name: 'Gambar lampiran',
    wrong: (n) => `${count(n)} gambar hilang atau rusak.`,
  },
};

const states: Readonly<Record<HealthState, string>> = {
  good: 'Baik',
  mendable: 'Dapat diperbaiki',
  broken: 'Rusak',
  unknown: 'Belum dapat dilihat',
};

/** Where nothing here can make it anew. */
const broken: Partial<Readonly<Record<HealthPart, string>>> = {
  journal: 'Tempatnya disebut di Jejak.',
  key_files: 'Jangan keluar dari Wahana dulu. Siapkan cadangan terakhir; di dalamnya ada kuncinya.',
  attachments:
    'Colokkan stik cadangan lalu buat cadangan ke stik itu: yang masih ada di sana dikembalikan.',
  head: 'Data ini lebih lama dari yang terakhir dipakai.',
};

const listed = (names: readonly string[]) =>
  names.map((name, i) => (i === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1)));

function wrong({ part, state, wrong }: HealthLooked): string {
  if (state === 'good') return '';
  if (state === 'unknown') return 'Dapat dilihat sesudah berkas data dipulihkan.';
  if (state === 'broken') {
    if (part === 'head') return broken.head ?? '';
    if (part === 'key_files') return ['Keduanya hilang atau rusak.', broken.key_files].join(' ');
    return [parts[part].wrong(wrong), broken[part]].filter(Boolean).join(' ');
  }
  return parts[part].wrong(wrong);
}

export const health = {
  title: 'Periksa data',
  note: 'Wahana melihat semua yang dapat rusak dan memperbaiki yang dapat disusun ulang. Yang Anda tulis tidak pernah diubah.',
  never: 'Belum pernah diperiksa. Periksa sekali sebulan, atau bila ada yang terasa janggal.',
  at: (at: string) => `Terakhir ${backup.moment(at)}`,
  act: 'Periksa sekarang',
  mend: 'Perbaiki',
  mendNote: 'Cadangan dibuat dulu, lalu diperbaiki. Anda boleh terus bekerja.',
  goOn: 'Anda boleh terus bekerja.',
  stopping: 'Sedang dihentikan',
  doing: { keeping: 'Membuat cadangan dulu', mending: 'Memperbaiki' },
  looking: (part: HealthPart) => `Melihat: ${parts[part].name}`,
  failed: 'Belum selesai',
  stopped: 'Dihentikan. Tidak ada yang diubah.',
  name: (part: HealthPart) => parts[part].name,
  state: (state: HealthState) => states[state],
  wrong,
  list: 'Yang dilihat',
  result: {
    good: 'Semua baik.',
    mendable: 'Ada yang perlu diperbaiki. Catatan Anda utuh.',
    broken: 'Ada yang rusak.',
    falsified: 'Ada catatan yang diubah dari luar Wahana.',
  },
  restore: ({ backup: madeAt }: Pick<Health, 'backup'>) =>
    madeAt
      ? `Jangan mencatat dulu. Pulihkan cadangan yang baik dari ${backup.moment(madeAt)}; data sekarang tidak ditimpa, tetap tersimpan di sampingnya.`
      : 'Jangan mencatat dulu. Di komputer ini belum ada cadangan yang baik: cari yang terakhir di stik. Data sekarang tidak ditimpa.',
  mended: (done: readonly HealthPart[], kept: string) =>
    `Sudah diperbaiki: ${listed(done.map((part) => parts[part].name)).join(', ')}. Sebelumnya dibuat cadangan ${kept}.`,
  journal: 'Lihat di Jejak',
} as const;
