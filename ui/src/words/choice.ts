// Words of Daftar pilihan: the lists that the group keeps, and of the tags beside the 26 types.

import type { Choice, ChoiceList, TagCount } from '../bridge';
import { count } from './format';

/** The tags that every group has. */
const tags: Readonly<Record<string, string>> = {
  odgj: 'ODGJ',
  rtlh: 'RTLH',
  vulnerable: 'Keluarga rentan',
  stunting: 'Stunting',
  tbc: 'TBC',
  pregnant: 'Ibu hamil',
  orphan: 'Yatim/piatu',
};

export const choice = {
  which: 'Daftar yang mana',
  lists: {
    tag: 'Label setempat',
    assistance: 'Jenis bantuan',
    fund: 'Sumber dana',
    loan: 'Jenis pinjaman',
    source: 'Yang melapor',
  } satisfies Record<ChoiceList, string>,
  notes: {
    tag: 'Label di samping 26 jenis PPKS, untuk warga, keluarga, dan kasus. Dihitung tersendiri dan tidak ikut ke Dinas.',
    assistance: 'Jenis milik kelompok dilaporkan ke Dinas sebagai "Lainnya", dengan namanya.',
    fund: 'Sumber milik kelompok dilaporkan ke Dinas sebagai "Lainnya", dengan namanya.',
    loan: 'Untuk buku pinjaman, yang belum ada di Wahana: daftar ini sudah dapat disiapkan, pinjamannya belum dapat dicatat.',
    source: 'Dipilih saat menulis laporan kasus. Tidak ikut ke Dinas.',
  } satisfies Record<ChoiceList, string>,
  add: {
    tag: 'Label baru',
    assistance: 'Jenis bantuan baru',
    fund: 'Sumber dana baru',
    loan: 'Jenis pinjaman baru',
    source: 'Pelapor baru',
  } satisfies Record<ChoiceList, string>,
  own: 'Milik kelompok',
  noOwn: 'Belum ada. Tambahkan yang sering dipakai kelompok Anda.',
  official: 'Bawaan Wahana',
  officialNote: 'Dapat disembunyikan dari pilihan, tidak dapat diubah atau dihapus.',
  hidden: 'Disembunyikan',
  sensitive: 'Sensitif',
  others: { assistance: 'Dari pihak lain', fund: 'Bukan uang kelompok' },
  acts: {
    change: 'Ubah',
    up: 'Naikkan',
    down: 'Turunkan',
    hide: 'Sembunyikan',
    show: 'Tampilkan lagi',
    remove: 'Hapus dari daftar',
  },
  done: {
    added: (name: string) => `${name} ada di daftar`,
    changed: (name: string) => `${name} tersimpan. Catatan lama ikut memakai nama ini`,
    hidden: (name: string) => `${name} tidak ditawarkan lagi`,
    shown: (name: string) => `${name} ditawarkan lagi`,
    removed: (name: string) => `${name} dihapus dari daftar`,
  },
  form: {
    change: (name: string) => `Ubah ${name}`,
    name: 'Nama',
    nameHint: 'Pendek, paling banyak 40 huruf.',
    nameMissing: 'Tulis namanya.',
    sensitive: 'Sensitif',
    sensitiveNote:
      'Misalnya penyakit: hanya tampil di halaman orangnya, untuk yang boleh melihat kasus. Tidak tampil di daftar mana pun.',
    giver: 'Siapa yang memberi?',
    givers: { group: 'Kelompok sendiri', others: 'Pihak lain' },
    usually: 'Biasanya berupa',
    ownMoney: 'Uang kelompok sendiri',
    save: 'Simpan',
  },
  /** '12 warga, 3 keluarga, 2 kasus' */
  counted: ({ persons, households, cases }: TagCount) =>
    [
      persons > 0 && `${count(persons)} warga`,
      households > 0 && `${count(households)} keluarga`,
      cases > 0 && `${count(cases)} kasus`,
    ]
      .filter(Boolean)
      .join(', ') || 'Belum dipakai',
  tag: {
    title: 'Label setempat',
    set: 'Pilih label',
    dialog: (name: string) => `Label ${name}`,
    note: 'Dihitung tersendiri di samping 26 jenis PPKS, dan tidak ikut ke Dinas.',
    sensitiveNote: 'Hanya tampil di halaman ini',
    save: 'Simpan label',
    saved: 'Label tersimpan',
    failed: 'Label belum dapat dibaca. Coba buka lagi.',
    filter: 'Label',
    all: 'Semua label',
    /** 'Yatim/piatu (12)' */
    counted: (name: string, n: number) => `${name} (${count(n)})`,
    more: (n: number) => `+${n}`,
    ownData: 'Label setempat',
  },
} as const;

/** The words of an entry: the group's own, or the screen's where the core has none. */
export function choiceName(
  list: ChoiceList,
  { code, name }: Pick<Choice, 'code' | 'name'>,
  sources: Readonly<Record<string, string>>,
): string {
  if (name) return name;
  return (list === 'tag' ? tags[code] : list === 'source' ? sources[code] : undefined) ?? code;
}
