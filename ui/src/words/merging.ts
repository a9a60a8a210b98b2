// Words of Mungkin ganda and Gabungkan: who may be written down twice, and making one record of two.

import type { PairSide, MergeKind, Moved, MovedKind, Reason, SameAs } from '../bridge';
import { count, rt } from './format';
import { household } from './household';
import { person } from './person';

/** Why two look alike; what speaks against it begins with 'tetapi'. */
const reasons: Record<Reason, string> = {
  same_nik: 'NIK sama',
  near_nik: 'NIK beda satu angka',
  same_name: 'nama sama',
  near_name: 'nama mirip',
  part_of_name: 'namanya bagian dari nama yang lain',
  nickname: 'panggilannya sama',
  same_birth: 'tanggal lahir sama',
  near_birth: 'tanggal lahir hampir sama',
  same_age: 'umur sama',
  same_phone: 'telepon sama',
  same_rt: 'RT sama',
  same_address: 'alamat sama',
  same_kk: 'No. KK sama',
  same_members: 'anggotanya sama',
  other_nik: 'tetapi NIK lain',
  other_birth: 'tetapi tanggal lahir lain',
  other_sex: 'tetapi jenis kelamin lain',
  maybe_twins: 'tetapi mungkin kembar',
  same_family: 'satu keluarga',
};

/** What goes along, behind how much of it. */
const moving: Record<MovedKind, string> = {
  cases: 'kasus',
  assistance: 'bantuan',
  questions: 'pertanyaan',
  attachments: 'lampiran',
  notice: 'dasar pencatatan',
  family_visits: 'kunjungan keluarga',
  poverty_checks: 'cek cepat',
  listings: 'keterangan DTSEN atau KSJPS',
  emergency_lines: 'baris daftar darurat',
  distribution_rows: 'baris daftar penyaluran',
  attendance: 'baris daftar hadir',
  business_places: 'keanggotaan usaha kelompok',
  tags: 'label',
};

/** 'W-0012, P, 81, RT 032' */
function about(side: PairSide): string {
  const own = side.members > 0 ? household.members(side.members) : person.sexAge(side);
  return [side.number, own, side.rt && `RT ${rt(side.rt)}`, side.address]
    .filter(Boolean)
    .join(', ');
}

const number = (kind: MergeKind, same: SameAs) =>
  kind === 'person' ? person.number(same.number) : household.number(same.number);

export const merging = {
  list: {
    title: 'Mungkin ganda',
    intro: 'Dua catatan yang mirip, yang paling mirip di atas. Buka untuk membandingkan.',
    kind: 'Yang dibandingkan',
    columns: { one: 'Tercatat dulu', other: 'Tercatat kemudian', why: 'Kemiripan' },
    about,
    why: (why: readonly Reason[]) => why.map((reason) => reasons[reason]).join(', '),
    nobody: (side: PairSide) => side.name || household.family(''),
    looking: 'Mencari yang mirip...',
    failed: 'Yang mirip belum dapat dicari. Coba lagi.',
    count: (n: number) => `${count(n)} pasang catatan`,
    none: 'Belum ada yang cukup mirip',
    noneHint:
      'Nama dan RT yang mirip saja belum cukup: tanggal lahir, umur, NIK, telepon, atau alamat harus cocok juga. Bila Anda tahu keduanya satu orang, buka salah satunya, lalu pilih Gabungkan.',
  },
  page: {
    title: { person: 'Orang yang sama?', household: 'Keluarga yang sama?' },
    menu: 'Gabungkan',
    choose: {
      person: 'Gabungkan dengan siapa?',
      household: 'Gabungkan dengan keluarga mana?',
    },
    chooseHint: 'Kalau satu orang tercatat dua kali, cari catatannya yang lain.',
    chooseFamilyHint:
      'Untuk satu keluarga yang tercatat dua kali. Kalau dua keluarga memang menjadi satu, catat sebagai Peristiwa keluarga.',
    fields: 'Pilih isian yang benar',
    fieldsHint: 'Yang lebih lengkap atau lebih baru sudah dipilih.',
    number: 'Nomor yang dipakai',
    life: 'Keadaan',
    family: 'Keluarga',
    relation: (family: string, relation: string) => `${family}, ${relation.toLowerCase()}`,
    both: 'Keduanya disimpan',
    members: 'Siapa anggota keluarganya?',
    membersHint: 'Yang sama orangnya ikut digabung. Yang lain pindah ke keluarga ini.',
    sameMember: (name: string) => `Pilih isian yang benar: ${name}`,
    sameMemberAlike: 'Tidak ada isian yang berbeda.',
    sameMemberFailed: 'Isian keduanya belum dapat dibaca.',
    unread: (name: string) =>
      `Isian ${name} belum terbaca. Tunggu sampai tampil, periksa, lalu gabungkan.`,
    memberOf: (name: string) => `${name} adalah`,
    sameAs: (name: string) => `orang yang sama dengan ${name}`,
    comes: (relation: string) => `anggota lain: ${relation.toLowerCase()}`,
    save: 'Gabungkan',
    notSame: { person: 'Bukan orang yang sama', household: 'Bukan keluarga yang sama' },
    saved: (name: string) => `Dua catatan ${name} menjadi satu`,
    judged: 'Diingat: bukan yang sama',
    memberMissing: (name: string) => `Pilih siapa ${name} ini.`,
    anew: 'Salah satu catatan ini baru saja diubah di tempat lain. Periksa lagi, lalu gabungkan.',
  },
  consequences: {
    title: 'Yang ikut berubah',
    leads: (kind: MergeKind, gone: string) =>
      `${gone} tidak tampil lagi di daftar. Nama, ${kind === 'person' ? 'NIK' : 'No. KK'}, dan nomornya yang lama tetap dapat dicari dan mengantar ke sini.`,
    moves: 'Ikut pindah:',
    nothing: 'Tidak ada catatan lain yang ikut pindah.',
    moved: ({ what, count: n }: Moved) => `${count(n)} ${moving[what]}`,
    sameType: (type: string, numbers: readonly string[]) =>
      `Dua kasus ${type} yang masih terbuka: ${numbers.join(' dan ')}. Sesudah digabung, tutup salah satu.`,
    cases: (numbers: readonly string[]) =>
      `Kasus keluarga yang masih terbuka: ${numbers.join(', ')}. Sesudah digabung, periksa mana yang diteruskan.`,
    notices: 'Dasar pencatatan ada di keduanya. Yang berlaku ikut nomor yang dipakai.',
    later: (numbers: readonly string[]) =>
      `Tercatat sesudah tanggal meninggal: bantuan ${numbers.join(', ')}. Periksa tanggalnya.`,
    families: (number: string) => `Keluarga ${number} menjadi kosong, jadi ikut digabung.`,
    leaves: (family: string) => `Keluar dari ${family}.`,
    correction:
      'Ini membetulkan catatan: tidak ada yang terjadi pada keluarganya. Kalau dua keluarga memang bergabung, catat sebagai Peristiwa keluarga.',
    undo: 'Dapat diurungkan kapan saja. Yang ditulis sesudahnya tetap di catatan yang dipakai.',
  },
  note: {
    into: (kind: MergeKind, same: SameAs) =>
      `Catatan ini sudah digabung ke ${number(kind, same)} ${same.name}.`,
    open: 'Buka',
    from: (kind: MergeKind, same: readonly SameAs[]) =>
      `Dulu juga tercatat sebagai ${same
        .map((one) => [number(kind, one), one.name].filter(Boolean).join(' '))
        .join(', ')}.`,
  },
} as const;
