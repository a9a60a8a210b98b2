// Words of Warga: residents, their form, their page.

import type { NikDoubt, PersonRow } from '../bridge';
import { count, rt } from './format';
import { terms } from './terms';

const sexes: Record<string, string> = { L: terms.sex.male, P: terms.sex.female };

/** '81 tahun', '±70 tahun', or nothing. */
function years(row: Pick<PersonRow, 'age' | 'age_is_guess'>): string {
  return row.age === null ? '' : `${row.age_is_guess ? '±' : ''}${row.age} tahun`;
}

function home(row: Pick<PersonRow, 'dwelling' | 'rt'>): string {
  if (row.dwelling === 'unsettled') return 'tidak menetap';
  return row.dwelling === 'outside' ? 'luar RW' : row.rt ? `RT ${rt(row.rt)}` : '';
}

/** 'Perempuan, 81 tahun, RT 032': under a name wherever people are chosen. */
function about(row: PersonRow): string {
  const gone = row.life === 'here' ? '' : person.life[row.life].toLowerCase();
  return [sexes[row.sex] ?? '', years(row), home(row), gone].filter(Boolean).join(', ');
}

/** 'P, 81', 'L, ±70', 'P': for a column. */
function sexAge(row: Pick<PersonRow, 'sex' | 'age' | 'age_is_guess'>): string {
  const age = row.age === null ? '' : `${row.age_is_guess ? '±' : ''}${row.age}`;
  return [row.sex, age].filter(Boolean).join(', ');
}

/** '032', or in two words why there is none: for a column. */
function rtShort(row: Pick<PersonRow, 'dwelling' | 'rt'>): string {
  return row.dwelling === 'rt' ? rt(row.rt) : home(row);
}

const nikDoubts: Record<NikDoubt, string> = {
  unknown_province:
    'Dua angka pertama bukan kode provinsi mana pun. Cocokkan dengan KTP; tetap boleh disimpan.',
  impossible_date: 'Tanggal di dalam NIK tidak mungkin. Periksa angka ke-7 sampai ke-12.',
  date_differs: 'Tanggal di NIK berbeda dari tanggal lahir. Tetap boleh disimpan.',
  sex_differs: 'Menurut NIK jenis kelaminnya lain. Tetap boleh disimpan.',
  maybe_damaged: 'Empat angka terakhir 0000: mungkin rusak oleh Excel. Cocokkan dengan KTP.',
  placeholder: 'Ini seperti angka pengganti. Kalau NIK belum ada, kosongkan saja.',
};

const kkDoubts: Record<NikDoubt, string> = {
  unknown_province: 'Dua angka pertama bukan kode provinsi. Periksa lagi; tetap boleh disimpan.',
  impossible_date: 'Tanggal di dalam No. KK tidak mungkin. Periksa angka ke-7 sampai ke-12.',
  date_differs: '',
  sex_differs: '',
  maybe_damaged:
    'Empat angka terakhir 0000: mungkin rusak oleh Excel. Cocokkan dengan Kartu Keluarga.',
  placeholder: 'Ini seperti angka pengganti. Kalau No. KK belum ada, kosongkan saja.',
};

export const person = {
  number: (number: number) => `W-${String(number).padStart(4, '0')}`,
  sexes,
  about,
  years,
  home,
  sexAge,
  rtShort,
  life: { here: 'Tinggal di sini', moved: 'Pindah', dead: 'Meninggal' },
  /** Beside somebody on a list. */
  gone: { moved: 'sudah pindah', dead: 'sudah meninggal' },
  search: {
    label: 'Cari warga',
    placeholder: 'Nama, sebutan, atau NIK',
    near: 'Mirip',
    create: (name: string) => `Warga baru bernama “${name}”`,
    createNote: 'Cukup nama dan RT. Sisanya bisa menyusul.',
  },
  quick: {
    title: 'Warga baru',
    note: 'Cukup nama dan tempat tinggal. Sisanya bisa dilengkapi nanti di halaman warga.',
    save: 'Simpan warga ini',
    unfinished: (name: string) =>
      `${name ? `“${name}”` : 'Warga baru ini'} belum disimpan. Simpan warga ini dulu, atau tekan Batal kalau tidak jadi.`,
    age: 'Perkiraan umur',
    years: 'tahun',
    maybe: (row: PersonRow) => `Mungkin sudah ada: ${row.name}, ${about(row)}.`,
    take: 'Pakai yang ini',
    saved: (name: string) => `${name} tercatat sebagai warga`,
  },
  nikDoubts,
  kkDoubts,
  list: {
    title: 'Warga & Keluarga',
    switch: 'Daftar',
    persons: 'Warga',
    households: 'Keluarga',
    add: 'Warga baru',
    columns: {
      name: 'Nama',
      sexAge: 'L/P, usia',
      rt: 'RT',
      head: 'Kepala keluarga',
      nik: 'NIK',
      pmks: 'PPKS',
      stage: 'Kasus',
      visit: 'Kunjungan',
    },
    more: (n: number) => `+${n}`,
    self: 'ia sendiri',
    alone: 'hidup sendiri',
    noNik: 'belum ada',
    doubtful: 'perlu dicek',
    allRts: 'Semua RT',
    rtFilter: 'Saring RT',
    goneToo: 'juga yang pindah/meninggal',
    near: 'Mirip',
    count: (n: number) => `${count(n)} warga`,
    countOf: (n: number, all: number) => `${count(n)} dari ${count(all)} warga`,
    nearCount: (n: number) => `dan ${count(n)} yang mirip`,
    nobody: 'Belum ada warga',
    nobodyHint: 'Cukup nama dan RT untuk memulai. NIK dan surat bisa menyusul.',
    notFound: (query: string) => `“${query}” tidak ditemukan`,
    notFoundHint: 'Periksa ejaannya, lepas saringannya, atau catat sebagai warga baru.',
    failed: 'Daftar tidak dapat dibaca.',
    keys: {
      choose: 'pilih',
      open: 'buka',
      clear: 'hapus pencarian',
      add: 'warga baru',
      newCase: 'kasus baru',
    },
  },
  /** Of which age and sex those on a list are. */
  whom: {
    open: 'Umur, L/P',
    title: 'Umur dan jenis kelamin',
    both: 'Semua',
    often: { '-4': 'Balita', '5-17': 'Anak', '18-59': 'Dewasa', '60-': 'Lansia' },
    from: 'Umur mulai',
    to: 'sampai',
    years: 'tahun',
    note: 'Yang umurnya atau jenis kelaminnya belum diketahui tidak ikut.',
    clear: 'Lepas',
    range: ({ from, to }: { from: number | null; to: number | null }) => {
      if (from !== null && to !== null)
        return from === to ? `${from} tahun` : `${from} sampai ${to} tahun`;
      if (from !== null) return `${from} tahun ke atas`;
      return to === null ? '' : `sampai ${to} tahun`;
    },
  },
  form: {
    addTitle: 'Warga baru',
    changeTitle: (name: string) => `Ubah ${name}`,
    sections: {
      who: 'Siapa?',
      birth: 'Lahir kapan, di mana?',
      papers: 'NIK dan surat',
      home: 'Tinggal di mana?',
      family: 'Keluarganya?',
      rest: 'Lain-lain',
    },
    fields: {
      name: 'Nama atau sebutan',
      nickname: 'Panggilan',
      sex: 'Jenis kelamin',
      birth: 'Tanggal lahir',
      birthPlace: 'Tempat lahir',
      nik: 'NIK',
      papers: 'Punya KTP?',
      marital: 'Status perkawinan',
      occupation: 'Pekerjaan',
      phone: 'Telepon',
      dwelling: 'Tempat tinggal',
      rt: 'RT',
      rtOf: 'RT / RW',
      address: 'Alamat',
      kampung: 'Kampung',
      note: 'Catatan',
      family: 'Keluarga',
      relation: 'Hubungan dengan kepala keluarga',
      kk: 'No. KK',
    },
    nameHint: 'Tulis seperti di KTP. Satu kata juga boleh.',
    nameMissing: 'Tulis nama atau sebutannya.',
    rtMissing: 'Tulis RT tempat tinggalnya.',
    rtLacked: (rt: string) =>
      `RT ${rt} tidak ada di daftar RT kelompok ini. Periksa lagi; bila memang benar, tetap boleh disimpan.`,
    nikHint: '16 angka. Boleh diketik dengan spasi.',
    sexUnknown: 'Belum tahu',
    familyMissing: 'Pilih keluarganya.',
    relationMissing: 'Pilih hubungannya.',
    nikDigits: (n: number) => `Baru ${count(n)} dari 16 angka.`,
    nikLetters: 'NIK hanya angka. Periksa huruf O atau I.',
    nikUnfinished: 'Simpan sebagai belum lengkap',
    nikPlace: 'Kode kabupaten atau kecamatannya tidak ada di daftar; bisa jadi kode lama.',
    nikUnfinishedSet: 'Disimpan sebagai belum lengkap. Lengkapi kapan saja.',
    suggest: (birth: string, sex: string) =>
      birth ? `Isi tanggal lahir ${birth}, ${sex} dari NIK?` : `Isi jenis kelamin ${sex} dari NIK?`,
    suggestTake: 'Isi dari NIK',
    twin: {
      title: 'NIK yang sama sudah ada',
      body: 'Satu NIK hanya milik satu orang. Bandingkan dulu, lalu pilih.',
      what: 'Isian',
      here: 'Yang Anda tulis',
      there: 'Yang sudah tercatat',
      likely: 'Apakah orangnya sama?',
      likelyBody: 'Bandingkan dengan yang sudah tercatat. Ketikan Anda tetap ada di draf.',
      openOther: 'Buka yang sudah ada',
      different: 'Ini orang lain',
      keepBoth: 'Simpan keduanya',
      goBack: 'Periksa lagi',
    },
    maybe: (name: string, about: string) => `Mungkin sudah ada: ${name}, ${about}.`,
    compare: 'Bandingkan',
    dwelling: { rt: 'Di RW ini', unsettled: 'Tidak menetap', outside: 'Luar RW' },
    papers: {
      ktp: 'Ya, punya KTP',
      nik_only: 'Punya NIK, KTP tidak ada',
      unknown: 'Belum tahu',
      none: 'Tidak punya',
      elsewhere: 'KTP daerah lain',
      foreigner: 'Warga negara asing',
    },
    marital: {
      '1': 'Belum kawin',
      '2': 'Kawin',
      '3': 'Cerai hidup',
      '4': 'Cerai mati',
    },
    placing: {
      none: 'Belum dicatat',
      head: 'Keluarga baru',
      join: 'Keluarga yang ada',
    },
    headNote: 'Ia menjadi kepala keluarganya.',
    save: 'Simpan warga',
    saveChange: 'Simpan perubahan',
    another: 'Simpan, lalu catat lagi',
    saved: (name: string) => `${name} tercatat sebagai warga`,
    changed: (name: string) => `Perubahan ${name} tersimpan`,
  },
  page: {
    back: 'Warga & Keluarga',
    change: 'Ubah',
    facts: 'Data diri',
    family: 'Keluarga',
    noFamily: 'Belum tercatat di keluarga mana pun.',
    makeFamily: 'Catat keluarganya',
    openFamily: 'Buka keluarga',
    moveOrDie: 'Pindah / Meninggal',
    restored: (name: string) => `${name} kembali ada di daftar`,
    restoredAlone: (name: string) =>
      `${name} kembali ada di daftar. Kepala keluarga dan catatan programnya belum dikembalikan. Periksa keduanya`,
    backHere: 'Ternyata masih di sini',
    withdraw: 'Tarik kembali',
    since: (life: string, date: string) => (date === '–' ? life : `${life} ${date}`),
    withdrawnNote: (reason: string) =>
      reason === terms.erased.code
        ? `${terms.erased.reason}. Yang tersisa hanya angka untuk laporan.`
        : reason === terms.undone.code
          ? `${terms.undone.reason}. Kembalikan dari Atur, Baru dihapus.`
          : `Catatan ini sudah ditarik kembali: ${reason}`,
    doubtNik: 'NIK perlu dicek',
    facts_: {
      number: 'Nomor warga',
      nickname: 'Panggilan',
      sex: 'Jenis kelamin',
      birth: 'Lahir',
      nik: 'NIK',
      papers: 'KTP',
      marital: 'Status',
      occupation: 'Pekerjaan',
      phone: 'Telepon',
      home: 'Tinggal di',
      note: 'Catatan',
    },
    nikUnfinished: (typed: string) => `${typed} (belum lengkap)`,
  },
  withdrawDialog: {
    title: (name: string) => `Tarik kembali catatan ${name}?`,
    body: 'Hanya untuk catatan yang keliru, misalnya dobel atau orangnya tidak ada. Catatan disembunyikan dari semua daftar; alasannya tersimpan di Jejak.',
    done: (name: string) => `Catatan ${name} ditarik kembali`,
  },
} as const;
