// Words of Asesmen: what was found in a case, the quick check of a household, DTSEN and KSJPS, what a case still
// needs, and whom to call. Nothing here judges anybody.

import type { CheckAnswer, Listing, Missing, PovertyCheck } from '../bridge';
import { ago, count, daysBetween, longDate, today, type DayString } from './format';

const MONTH = 30.44;

/** 'kemarin', '12 hari lalu', '7 bulan lalu', '3 tahun lalu'. */
function old(day: DayString, now: DayString = today()): string {
  const days = daysBetween(day, now);
  const months = Math.floor(days / MONTH);
  if (months < 2) return ago(day, now);
  return months < 24 ? `${months} bulan lalu` : `${Math.floor(months / 12)} tahun lalu`;
}

/** Kepmensos 262/HUK/2022, in its order (DOMAIN 3.3). */
const criteria = [
  'Tidak mempunyai tempat berteduh/tempat tinggal sehari-hari',
  'Kepala keluarga/pengurus keluarga tidak bekerja atau tidak berpenghasilan tetap',
  'Pernah khawatir tidak makan atau pernah tidak makan dalam setahun terakhir',
  'Pengeluaran untuk makan lebih dari setengah total pengeluaran',
  'Tidak ada pengeluaran untuk pakaian dalam setahun terakhir',
  'Sebagian besar lantai tempat tinggal tanah/plesteran',
  'Sebagian besar dinding bambu, kawat, papan kayu, terpal, kardus, tembok tanpa plester, rumbia, atau seng',
  'Tidak punya jamban sendiri/memakai jamban komunitas',
  'Penerangan listrik 450 watt atau bukan listrik',
] as const;

const answers: Readonly<Record<CheckAnswer, string>> = {
  yes: 'Ya',
  no: 'Tidak',
  unknown: 'Belum tahu',
};
const disabilities: Readonly<Record<string, string>> = {
  physical: 'Fisik',
  intellectual: 'Intelektual',
  mental: 'Mental',
  sensory: 'Sensorik (netra, rungu, wicara)',
};
const dailyHelp: Readonly<Record<string, string>> = {
  none: 'Mandiri',
  some: 'Perlu dibantu sebagian',
  all: 'Perlu dibantu sepenuhnya',
};
const registers = { dtsen: 'DTSEN', ksjps: 'KSJPS' } as const;
const standings = {
  listed: 'Terdaftar',
  not_listed: 'Tidak terdaftar',
  unknown: 'Belum tahu',
} as const;
const how: Readonly<Record<string, string>> = {
  card: 'Melihat kartunya',
  letter: 'Melihat surat atau daftar',
  office: 'Kata kelurahan atau Dinas',
  site: 'Dicek di situs resmi',
  family: 'Kata keluarganya',
  other: 'Cara lain',
};
const needed: Readonly<Record<Missing, string>> = {
  story: 'Apa yang dilaporkan',
  visit_date: 'Tanggal kunjungan asesmen',
  needs: 'Apa yang dibutuhkan',
  strengths: 'Apa kekuatannya',
  goal: 'Apa yang hendak dicapai',
  action: 'Siapa mengerjakan apa',
  action_date: 'Kapan tindakannya selesai',
  service: 'Layanan atau bantuan pertama',
  referral: 'Dirujuk ke mana, dan kapan jawabannya',
  next_visit: 'Tanggal kunjungan berikutnya',
};

const tally =
  ({ form }: PovertyCheck) =>
  (answer: CheckAnswer) =>
    form.answers.filter((one) => one === answer).length;

export const assessment = {
  card: {
    title: 'Asesmen',
    none: 'Belum ada. Tulis apa yang ditemukan saat berkunjung; semuanya boleh kosong.',
    noneMinimum: 'Cukup yang perlu saja: kapan ditemui, dan apa yang dibutuhkan sekarang.',
    write: 'Catat asesmen',
    again: 'Asesmen ulang',
    change: 'Perbaiki',
    changeOf: (day: string) =>
      day ? `Perbaiki yang ${longDate(day)}` : 'Perbaiki yang tanpa tanggal',
    earlier: (n: number) => `${count(n)} asesmen sebelumnya`,
    hide: 'Tutup asesmen sebelumnya',
    takeBack: 'Tarik kembali',
    saved: 'Asesmen tersimpan',
    takenBack: 'Asesmen ditarik kembali',
    takeBackTitle: 'Tarik kembali asesmen ini?',
    takeBackNote:
      'Hanya untuk asesmen yang keliru. Keadaan yang berubah dicatat dengan Asesmen ulang; yang lama tetap ada.',
    failed: 'Asesmen belum dapat dibaca.',
    visited: 'Kunjungan',
    visitedAs: (day: string, by: string) =>
      [day ? `${longDate(day)} (${old(day)})` : 'tanpa tanggal', by && `oleh ${by}`]
        .filter(Boolean)
        .join(', '),
    eventAs: (event: string, day: string) =>
      [event, day && longDate(day)].filter(Boolean).join(', '),
  },
  form: {
    title: (number: string) => `Asesmen ${number}`,
    titleAgain: (number: string) => `Asesmen ulang ${number}`,
    note: 'Semua boleh dikosongkan. Tulis yang dilihat dan diceritakan; Wahana tidak menilai.',
    noteMinimum:
      'Tulis seperlunya. Jangan menyelidiki, jangan meminta cerita kejadiannya diulang; itu tugas petugas yang berwenang.',
    criteria: 'Jenis dan kriteria kasus ini',
    raises: (names: string) =>
      `Sesudah disimpan kasus ini rahasia karena jenisnya: ${names}. Hanya pendamping dan ketua yang dapat membukanya.`,
    visitedOn: 'Tanggal kunjungan',
    visitedMissing: 'Tulis tanggalnya: kasus ini punya lebih dari satu asesmen.',
    visitedBy: 'Yang berkunjung',
    needs: 'Apa yang dibutuhkan',
    needsMinimum: 'Apa yang dibutuhkan sekarang',
    needsHint: 'Makan, berobat, sekolah, surat, pekerjaan, teman bicara …',
    strengths: 'Kekuatan dan siapa yang membantu',
    strengthsHint: 'Keahlian, barang, keluarga, tetangga yang dapat diandalkan',
    conditions: 'Keadaan tempat tinggal dan sehari-hari',
    disabilities: 'Ragam disabilitas',
    /** What is told in a line where a type asks for it. */
    told: {
      aids: { label: 'Alat bantu', hint: 'Kursi roda, kacamata, alat dengar ...' },
      carer: {
        label: 'Siapa yang merawat',
        hint: 'Nama keluarga atau tetangga, atau lembaganya (LKS)',
      },
      safe_contact: {
        label: 'Cara menghubungi yang aman',
        hint: 'Lewat siapa, kapan; jangan nomor yang dipegang pelaku',
      },
      legal_status: {
        label: 'Status hukum',
        hint: 'Dari surat saja: di polisi, kejaksaan, pengadilan, bebas sejak',
      },
    },
    dailyHelp: 'Kegiatan sehari-hari',
    event: 'Kejadian bencana',
    eventHint: 'Banjir, kebakaran, gempa …',
    eventOn: 'Tanggal kejadian',
    act: 'Simpan asesmen',
  },
  disabilities,
  dailyHelp,
  needed: {
    title: 'Yang masih diperlukan',
    note: 'Boleh menyusul, tidak menghalangi apa pun.',
    what: needed,
    of: (stage: string) => `tahap ${stage}`,
  },
  family: {
    title: 'Keadaan keluarga',
    noFamily:
      'Cek cepat dan DTSEN dicatat pada keluarga, juga untuk yang tinggal sendiri. Orang ini belum punya keluarga di sini.',
    make: (name: string) => `Buat keluarga untuk ${name}`,
    failed: 'Keadaan keluarga belum dapat dibaca.',
    of: 'Milik keluarganya, dan tampil juga di halaman keluarga.',
  },
  check: {
    title: 'Cek cepat fakir miskin',
    none: 'Belum pernah dicek.',
    write: 'Cek cepat',
    again: 'Cek lagi',
    saved: 'Cek cepat tersimpan',
    takenBack: 'Cek cepat ditarik kembali',
    takeBack: 'Tarik kembali cek ini',
    takeBackTitle: 'Tarik kembali cek cepat ini?',
    takeBackNote: 'Hanya untuk cek yang keliru. Keadaan yang berubah dicatat dengan cek baru.',
    dialogNote:
      'Sembilan kriteria Kepmensos 262/HUK/2022. Jawab yang dilihat atau diceritakan; yang tidak tahu biarkan.',
    criteria,
    answers,
    doneOn: 'Tanggal dicek',
    observer: 'Yang mengecek',
    note: 'Catatan',
    answersLabel: 'Sembilan kriteria',
    answersMissing: 'Jawab paling sedikit satu kriteria, atau tulis catatan.',
    act: 'Simpan cek cepat',
    told: (check: PovertyCheck): string => {
      const of = tally(check);
      return `${of('yes')} ya, ${of('no')} tidak, ${of('unknown')} belum tahu, dari 9 kriteria`;
    },
    when: ({ form, observer_name }: PovertyCheck): string =>
      [
        `Dicek ${old(form.done_on)} (${longDate(form.done_on)})`,
        observer_name && `oleh ${observer_name}`,
      ]
        .filter(Boolean)
        .join(' '),
    ticked: 'Yang dijawab ya',
    earlier: (n: number) => `${count(n)} cek sebelumnya`,
    hide: 'Tutup cek sebelumnya',
    noVerdict: 'Ini hanya hitungan jawaban. Wahana tidak memutuskan siapa yang miskin.',
  },
  listing: {
    title: 'DTSEN dan KSJPS',
    registers,
    standings,
    how,
    none: 'belum dicek',
    write: 'Catat',
    saved: (register: keyof typeof registers) => `Keterangan ${registers[register]} tersimpan`,
    takenBack: 'Keterangan ditarik kembali',
    takeBack: (register: keyof typeof registers) =>
      `Tarik kembali keterangan ${registers[register]}`,
    takeBackTitle: 'Tarik kembali keterangan ini?',
    takeBackNote:
      'Hanya untuk yang keliru. Keterangan yang berubah dicatat baru; yang lama tetap ada.',
    dialog: 'Apa yang diketahui dari daftar',
    dialogNote:
      'Tulis yang dilihat atau dikatakan orang, dengan tanggalnya. Wahana tidak menghitung desil.',
    register: 'Daftar yang mana',
    standing: 'Keluarga ini',
    seenOn: 'Dilihat atau didengar pada',
    howLabel: 'Dari mana tahunya',
    toldBy: 'Siapa yang mengatakan, atau dilihat di mana',
    desil: 'Desil, seperti yang dikatakan',
    desilNone: 'Tidak disebut',
    desilOf: (n: number) => `Desil ${n}`,
    cardNumber: 'Nomor KSJPS',
    category: 'Golongan, seperti tertulis',
    cardYear: 'Tahun',
    note: 'Catatan',
    act: 'Simpan keterangan',
    told: ({ form }: Listing): string =>
      [
        standings[form.standing],
        form.desil > 0 && `desil ${form.desil}`,
        form.card_number,
        form.category,
        form.card_year,
      ]
        .filter(Boolean)
        .join(', '),
    when: ({ form }: Listing): string =>
      [
        `dilihat ${old(form.seen_on)} (${longDate(form.seen_on)})`,
        (how[form.how] ?? '').toLowerCase(),
        form.said_by,
      ]
        .filter(Boolean)
        .join(', '),
  },
  call: {
    title: 'Siapa yang dihubungi',
    note: 'Jangan menyelidiki sendiri. Dengarkan, jaga rahasianya, lalu hubungi:',
    danger: 'Kalau ada bahaya sekarang, hubungi polisi.',
    /** What the whole country dials; DOMAIN 8.1 names no other number. */
    national: [{ label: 'SAPA (layanan perempuan dan anak)', phone: '129' }],
    /** Named without a number: the group fills it in. */
    wanted: ['UPTD PPA', 'Unit PPA polisi', 'LPSK'],
    missing: (labels: string) => `Belum ada nomornya di sini: ${labels}.`,
    fill: 'Isi nomor',
    askHead: 'Ketua mengisinya di Atur, Nomor penting.',
  },
  numbers: {
    note: 'Nomor yang tampil pada kasus kekerasan, perdagangan orang, dan anak yang berhadapan dengan hukum. Cek dulu bahwa nomornya masih dipakai.',
    national: 'Selalu tampil',
    label: (n: number) => `Nama ${n}`,
    phone: (n: number) => `Nomor ${n}`,
    labelHint: 'UPTD PPA, Unit PPA polisi …',
    add: 'Tambah nomor',
    save: 'Simpan nomor',
    saved: 'Nomor penting tersimpan',
    labelMissing: 'Tulis siapa yang dihubungi.',
    phoneMissing: 'Tulis nomornya, atau kosongkan barisnya.',
  },
  ownData: {
    assessment: (number: string) => `Asesmen ${number}`,
  },
} as const;
