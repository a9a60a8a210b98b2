// Words of Rujukan: what is asked of a partner for a case, and what came of it.

import type { ReferralRow, ReferralState, Share } from '../bridge';
import { count, dueIn, shortDate } from './format';
import { household } from './household';

const states: Record<ReferralState, string> = {
  waiting: 'Menunggu jawaban',
  accepted: 'Diterima',
  refused: 'Ditolak',
  done: 'Selesai',
  no_answer: 'Tidak ada jawaban',
};

const shares: Record<Share, string> = {
  name: 'Nama',
  rt: 'RT',
  address: 'Alamat',
  phone: 'Telepon',
  born: 'Tanggal lahir',
  nik: 'NIK atau No. KK',
  types: 'Jenis PPKS',
  story: 'Catatan singkat kasus',
};

const whom = ({ household_id, subject }: Pick<ReferralRow, 'household_id' | 'subject'>): string =>
  household_id ? household.family(subject) : subject;

export const referral = {
  states,
  shares,
  whom,
  list: {
    label: 'Rujukan',
    search: 'Cari rujukan',
    searchHint: 'Nama, mitra, atau nomor',
    which: 'Keadaan',
    all: 'Semua',
    waiting: 'Menunggu',
    overdue: 'Lewat waktu',
    partner: 'Kepada siapa',
    allPartners: 'Semua mitra',
    none: 'Belum ada rujukan',
    noneHint: 'Rujukan dibuat dari halaman kasusnya: buka kasus, lalu Rujuk.',
    notFound: 'Tidak ada rujukan seperti itu',
    notFoundHint: 'Tampilkan semua, atau pilih mitra lain.',
    toCases: 'Buka daftar kasus',
    clear: 'Tampilkan semua',
    failed: 'Daftar rujukan tidak dapat dibaca. Data Anda aman.',
    count: (n: number) => `${count(n)} rujukan`,
    columns: {
      number: 'Nomor',
      name: 'Tentang',
      partner: 'Kepada',
      sent: 'Tanggal',
      state: 'Keadaan',
    },
    keys: { choose: 'pilih', open: 'buka' },
  },
  /** 'Menunggu, 6 hari lagi', 'Lewat 3 hari', 'Diterima, kabar 6 hari lagi', or where it stands */
  standing: ({ state, overdue, awaited_by }: ReferralRow): string => {
    if (!awaited_by) return states[state];
    const when = dueIn(awaited_by);
    if (state !== 'waiting') return `${states[state]}, kabar ${when}`;
    return overdue ? when.charAt(0).toUpperCase() + when.slice(1) : `Menunggu, ${when}`;
  },
  /** '20 Nov, dijawab 29 Nov' */
  days: ({ sent_on, outcome_on }: ReferralRow): string =>
    [shortDate(sent_on), outcome_on && `dijawab ${shortDate(outcome_on)}`]
      .filter(Boolean)
      .join(', '),
  form: {
    title: 'Rujukan baru',
    changeTitle: (number: string) => `Ubah rujukan ${number}`,
    about: (number: string, name: string) => `Kasus ${number}, ${name}`,
    sections: {
      who: 'Kepada siapa?',
      what: 'Apa yang diminta?',
      shares: 'Apa yang ikut diberitahukan?',
      when: 'Kapan?',
    },
    partner: 'Mitra',
    partnerPlaceholder: 'Cari nama atau yang dibantu',
    partnerMissing: 'Pilih mitranya, atau catat yang baru.',
    newPartner: (query: string) => `Mitra baru bernama ${query}`,
    request: 'Yang diminta',
    requestHint: 'Misalnya periksa mata dan kacamata baca',
    requestMissing: 'Tulis apa yang diminta dari mitra.',
    done: 'Yang sudah dilakukan',
    enclosures: 'Lampiran',
    enclosuresHint: 'Sebut kertasnya, misalnya salinan KTP',
    notKnown: 'belum tercatat',
    sharesHint:
      'Centang hanya yang diperlukan mitra. NIK dan cerita kasus ikut hanya bila memang diminta. Wahana tidak mengirim apa pun. Sampaikan sendiri kepada mitra.',
    sentOn: 'Dirujuk pada',
    sentMissing: 'Tulis tanggal rujukannya.',
    answerBy: 'Jawaban ditunggu sampai',
    answerHint: 'Beranda mengingatkan bila jawabannya belum datang sampai hari itu.',
    answerMissing: 'Tulis sampai kapan jawabannya ditunggu.',
    move: 'Pindahkan kasus ke tahap Rujukan',
    moveNote: (stage: string) =>
      `Sekarang di tahap ${stage}. Tahap yang terlewati dicatat sebagai dilewati.`,
    save: 'Simpan rujukan',
    saveChange: 'Simpan perubahan',
    saved: (number: string, partner: string) => `Rujukan ${number} ke ${partner} disimpan`,
    failed: 'Formulir rujukan tidak dapat dibuka. Kembali ke kasusnya, lalu coba lagi.',
  },
  page: {
    asked: 'Yang diminta',
    done: 'Yang sudah dilakukan',
    enclosures: 'Lampiran',
    goes: 'Yang ikut diberitahukan',
    goesNone: 'Tidak ada yang diberitahukan.',
    facts: 'Rujukan',
    openPartner: 'Buka mitra',
    contact: 'Hubungi',
    number: 'Nomor',
    case: 'Kasus',
    sentOn: 'Dirujuk pada',
    answerBy: 'Jawaban ditunggu sampai',
    answered: 'Dijawab pada',
    newsBy: 'Kabar ditunggu sampai',
    outcome: 'Hasil',
    noOutcome: 'Belum ada kabar.',
    answer: 'Catat jawaban',
    changeAnswer: 'Ubah jawaban',
    change: 'Ubah',
    openCase: 'Buka kasus',
    withdraw: 'Tarik kembali',
    closeNext: 'Sudah tuntas? Kasusnya dapat ditutup dari halaman kasus.',
  },
  answer: {
    title: (number: string) => `Jawaban untuk ${number}`,
    state: 'Bagaimana jawabannya?',
    stateMissing: 'Pilih bagaimana jawabannya.',
    on: 'Dijawab pada',
    onMissing: 'Tulis tanggalnya.',
    newsBy: 'Kabar ditunggu sampai',
    newsHint: 'Beranda mengingatkan bila hasilnya belum dicatat sampai hari itu.',
    outcome: 'Hasilnya',
    outcomeMissing: 'Tulis singkat hasilnya atau alasannya.',
    stage: 'Kasus selanjutnya',
    stay: (stage: string) => `Tetap di tahap ${stage}`,
    to: (stage: string) => `Pindah ke tahap ${stage}`,
    act: 'Simpan jawaban',
    done: (number: string) => `Jawaban ${number} disimpan`,
  },
  withdraw: {
    title: (number: string) => `Tarik kembali ${number}?`,
    body: 'Untuk rujukan yang salah catat. Nomornya tidak dipakai lagi, dan kasus tetap di tahapnya.',
    done: (number: string) => `Rujukan ${number} ditarik kembali`,
  },
  card: {
    title: 'Rujukan',
    add: 'Rujuk',
    none: 'Belum dirujuk.',
  },
  entry: {
    sent: (partner: string) => `Dirujuk ke ${partner}`,
    answered: (partner: string, state: ReferralState) =>
      `${partner}: ${states[state].toLowerCase()}`,
    open: 'Buka rujukan',
  },
  home: {
    one: ({ partner, state }: Pick<ReferralRow, 'partner' | 'state'>) =>
      `Rujukan ke ${partner} menunggu ${state === 'waiting' ? 'jawaban' : 'kabar'}`,
    oneSecret: ({ state }: Pick<ReferralRow, 'state'>) =>
      `1 rujukan menunggu ${state === 'waiting' ? 'jawaban' : 'kabar'}`,
    many: (n: number) => `${count(n)} rujukan menunggu jawaban atau kabar`,
    act: 'Buka rujukan',
    list: 'Lihat',
  },
  own: {
    title: 'Rujukan',
    none: 'Tidak ada.',
    line: (number: string, partner: string, on: string) => `${number}, ${on}, ke ${partner}`,
    goes: (what: string) => `Yang ikut diberitahukan: ${what}`,
  },
} as const;
