// Words of Keluarga: families and who belongs to them.

import type { HouseholdRow } from '../bridge';
import { count, rt } from './format';
import { terms } from './terms';

export const household = {
  number: (number: number) => `KL-${String(number).padStart(4, '0')}`,
  relations: {
    '1': 'Kepala keluarga',
    '2': 'Suami',
    '3': 'Istri',
    '4': 'Anak',
    '5': 'Menantu',
    '6': 'Cucu',
    '7': 'Orang tua',
    '8': 'Mertua',
    '9': 'Famili lain',
    '10': 'Pembantu',
    '11': 'Lainnya',
  } as Record<string, string>,
  family: (head: string) => (head ? `Keluarga ${head}` : 'Keluarga tanpa anggota'),
  members: (n: number) => `${count(n)} orang`,
  listed: 'sudah di daftar',
  /** 'KL-0007, RT 032, 4 orang, Jalan Contoh 12': under a family's name where one is chosen. */
  about: (row: HouseholdRow) =>
    [
      `KL-${String(row.number).padStart(4, '0')}`,
      row.rt && `RT ${rt(row.rt)}`,
      row.members > 0 && `${count(row.members)} orang`,
      row.address,
    ]
      .filter(Boolean)
      .join(', '),
  list: {
    add: 'Keluarga baru',
    search: 'Cari keluarga',
    placeholder: 'Kepala, anggota, No. KK, atau alamat',
    columns: {
      head: 'Kepala keluarga',
      members: 'Anggota',
      rt: 'RT',
      address: 'Alamat',
      kk: 'No. KK',
      number: 'Nomor',
    },
    nobody: '(belum ada anggota)',
    count: (n: number) => `${count(n)} keluarga`,
    countOf: (n: number, all: number) => `${count(n)} dari ${count(all)} keluarga`,
    none: 'Belum ada keluarga',
    noneHint: 'Pilih kepala keluarganya, lalu tambahkan anggotanya.',
  },
  form: {
    addTitle: 'Keluarga baru',
    changeTitle: (head: string) => `Ubah keluarga ${head}`,
    sections: {
      members: 'Siapa saja?',
      home: 'Tinggal di mana?',
      papers: 'Kartu Keluarga',
      rest: 'Lain-lain',
    },
    fields: {
      kk: 'No. KK',
      rt: 'RT / RW',
      address: 'Alamat',
      kampung: 'Kampung',
      note: 'Catatan',
      members: 'Anggota',
    },
    kkHint: '16 angka, seperti di Kartu Keluarga. Boleh diketik dengan spasi.',
    kkAlso: (name: string) =>
      `Nomor ini juga dipakai keluarga ${name}. Boleh, kalau satu kartu untuk dua rumah.`,
    addMember: 'Tambah anggota',
    firstMember: 'Mulai dari kepala keluarganya',
    noMember: 'Belum ada anggota.',
    remove: (name: string) => `Keluarkan ${name} dari keluarga ini`,
    removeShort: 'Keluarkan',
    relationOf: (name: string) => `Hubungan ${name}`,
    save: 'Simpan keluarga',
    saveChange: 'Simpan perubahan',
    saved: (head: string) => `Keluarga ${head} tersimpan`,
  },
  page: {
    members: 'Anggota',
    change: 'Ubah data',
    addMember: 'Tambah anggota',
    newHead: 'Ganti kepala',
    withdraw: 'Tarik kembali',
    facts: 'Data keluarga',
    facts_: { number: 'Nomor', kk: 'No. KK', home: 'Tinggal di', note: 'Catatan' },
    head: 'Kepala',
    headGone: (name: string, life: string) =>
      `${name} ${life.toLowerCase()}. Pilih kepala keluarga yang baru.`,
    withdrawn: (reason: string) =>
      reason === terms.erased.code
        ? `${terms.erased.reason}. Yang tersisa hanya angka untuk laporan.`
        : reason === terms.undone.code
          ? `${terms.undone.reason}. Kembalikan dari Atur, Baru dihapus.`
          : reason === terms.united.code
            ? `${terms.united.reason}. Anggotanya ada di keluarga itu.`
            : `Catatan ini sudah ditarik kembali: ${reason}`,
    saved: 'Anggota keluarga tersimpan',
    left: (name: string) => `${name} dikeluarkan dari keluarga ini`,
    caseOf: (number: string, stage: string) => `Kasus ${number}, ${stage}`,
    doubtKk: 'No. KK perlu dicek',
  },
  move: {
    title: (name: string) => `${name} sudah di keluarga lain`,
    body: (name: string, head: string, number: string) =>
      `${name} tercatat di keluarga ${head} (${number}). Pindahkan ke keluarga ini?`,
    yes: 'Pindahkan',
    no: 'Jangan pindahkan',
  },
  withdrawDialog: {
    title: (head: string) => `Tarik kembali keluarga ${head}?`,
    body: 'Hanya untuk catatan yang keliru. Anggotanya tetap tercatat sebagai warga, tanpa keluarga; alasannya tersimpan di Jejak.',
    done: 'Catatan keluarga ditarik kembali',
  },
} as const;
