// Words of Beranda.

import { ago, clock, count, dueIn, longDate, rt, today, shortDate } from './format';
import { rupiah } from './money';

/** The greeting of the hour, as it is said in the hall. */
function greeting(hour: number, name: string): string {
  if (hour < 11) return `Selamat pagi, ${name}`;
  if (hour < 15) return `Selamat siang, ${name}`;
  if (hour < 19) return `Selamat sore, ${name}`;
  return `Selamat malam, ${name}`;
}

/** 'Mbah Dangan, Pak Jaya, dan 2 lagi' */
function listed(names: readonly string[], more: string): string {
  if (!more) return names.join(names.length > 1 ? ', ' : '');
  if (names.length === 0) return more;
  return names.length === 1 ? `${names[0]} dan ${more}` : `${names.join(', ')}, dan ${more}`;
}

/** '29 November 2026 pukul 19.30' */
const moment = (at: Date): string => `${longDate(today(at))} pukul ${clock(at)}`;

/** Few people gave and few rupiah: thousands then say more than '0,0'. */
function scaled(amount: number, millions: boolean): string {
  if (!millions) return count(Math.round(amount / 1e3));
  return (amount / 1e6).toFixed(1).replace('.', ',');
}

export const home = {
  greeting,
  find: 'Cari warga',
  newCase: 'Kasus baru',
  failed: 'Beranda tidak dapat dibaca. Data Anda aman. Coba buka lagi.',
  wrongClock: (now: Date, newest: Date) =>
    `Komputer ini menunjukkan ${moment(now)}, padahal catatan terakhir dibuat ${moment(newest)}: periksa dulu tanggal komputer sebelum mencatat apa pun.`,
  waiting: {
    title: 'Perlu perhatian',
    things: (n: number) => `${count(n)} hal`,
    nothing: 'Belum ada yang menunggu',
    nothingHint: {
      cases: 'Kunjungan dan kasus yang perlu perhatian akan muncul di sini.',
      money: 'Bantuan terbaru dan jumlahnya ada di halaman ini.',
      counts: 'Jumlah warga dan kasus ada di halaman ini.',
    },
    emergency: 'Kasus darurat belum dikunjungi',
    emergencyNote: (place: string, reported: string) =>
      [place && `RT ${rt(place)}`, `dilaporkan ${ago(reported)}`].filter(Boolean).join(', '),
    emergencies: (n: number) => `${count(n)} kasus darurat lain belum dikunjungi`,
    openCase: 'Buka kasus',
    visit: (name: string) => `Kunjungan ${name} jatuh tempo`,
    visits: (n: number) => `${count(n)} kunjungan jatuh tempo`,
    secretOnly: (n: number) => `${count(n)} kasus rahasia menunggu`,
    secretHint: 'Namanya hanya diketahui pendampingnya',
    secret: (n: number) => `${count(n)} kasus rahasia`,
    secretCase: 'Kasus rahasia',
    noPlan: (n: number) => `${count(n)} kasus belum punya rencana`,
    onePlan: (name: string) => `Kasus ${name} belum punya rencana`,
    oldest: (reported: string, number: string) => `Paling lama ${ago(reported)}: ${number}`,
    reported: (reported: string, number: string) => `Dilaporkan ${ago(reported)}: ${number}`,
    andMore: (n: number) => `${count(n)} lagi`,
    listed,
    due: dueIn,
    look: 'Lihat',
    fold: 'Tutup',
    allCases: 'Buka daftar kasus',
    draft: {
      case: { fresh: 'Draf kasus baru', change: 'Draf perubahan kasus' },
      person: { fresh: 'Draf warga baru', change: 'Draf perubahan warga' },
      household: { fresh: 'Draf keluarga baru', change: 'Draf perubahan keluarga' },
      follow_up: { fresh: 'Draf tindak lanjut', change: 'Draf tindak lanjut' },
      plan_goal: { fresh: 'Draf tujuan', change: 'Draf tujuan' },
      plan_action: { fresh: 'Draf tindakan', change: 'Draf tindakan' },
      plan_end: { fresh: 'Draf hasil tindakan', change: 'Draf hasil tindakan' },
      close_case: { fresh: 'Draf penutupan kasus', change: 'Draf penutupan kasus' },
      life: { fresh: 'Draf pindah atau meninggal', change: 'Draf pindah atau meninggal' },
      attachment_person: { fresh: 'Draf lampiran', change: 'Draf lampiran' },
      attachment_household: { fresh: 'Draf lampiran', change: 'Draf lampiran' },
      attachment_case: { fresh: 'Draf lampiran', change: 'Draf lampiran' },
      flag: { fresh: 'Draf pertanyaan', change: 'Draf pertanyaan' },
      family_event: { fresh: 'Draf peristiwa keluarga', change: 'Draf peristiwa keluarga' },
      family_visit: { fresh: 'Draf kunjungan keluarga', change: 'Draf kunjungan keluarga' },
      notice: { fresh: 'Draf dasar pencatatan', change: 'Draf dasar pencatatan' },
      assistance: { fresh: 'Draf bantuan baru', change: 'Draf perubahan bantuan' },
      business: { fresh: 'Draf usaha baru', change: 'Draf perubahan usaha' },
      business_progress: { fresh: 'Draf perkembangan usaha', change: 'Draf perkembangan usaha' },
      activity: { fresh: 'Draf kegiatan baru', change: 'Draf perubahan kegiatan' },
      distribution: { fresh: 'Draf penyaluran baru', change: 'Draf perubahan penyaluran' },
      distribution_mark: { fresh: 'Draf tanda terima', change: 'Draf tanda terima' },
      emergency: { fresh: 'Draf daftar darurat baru', change: 'Draf perubahan daftar darurat' },
      emergency_line: { fresh: 'Draf baris daftar darurat', change: 'Draf baris daftar darurat' },
      emergency_change: { fresh: 'Draf baris daftar darurat', change: 'Draf baris daftar darurat' },
      household_member: { fresh: 'Draf anggota baru', change: 'Draf anggota baru' },
      assessment: { fresh: 'Draf asesmen', change: 'Draf asesmen' },
      assessment_change: { fresh: 'Draf perbaikan asesmen', change: 'Draf perbaikan asesmen' },
      poverty_check: { fresh: 'Draf cek cepat', change: 'Draf cek cepat' },
      listing: { fresh: 'Draf DTSEN dan KSJPS', change: 'Draf DTSEN dan KSJPS' },
      choice: { fresh: 'Draf isi daftar pilihan', change: 'Draf isi daftar pilihan' },
      numbers: { fresh: 'Draf nomor penting', change: 'Draf nomor penting' },
      partner: { fresh: 'Draf mitra baru', change: 'Draf perubahan mitra' },
      referral: { fresh: 'Draf rujukan baru', change: 'Draf perubahan rujukan' },
      referral_answer: { fresh: 'Draf jawaban rujukan', change: 'Draf jawaban rujukan' },
      group: { fresh: 'Draf data kelompok', change: 'Draf data kelompok' },
    },
    draftNote: 'Belum disimpan sebagai catatan',
    continue: 'Lanjutkan',
    /** Why a draft cannot go on; what was typed stays all the same. */
    stuck: {
      open: '',
      not_yours: 'Sekarang bukan tugas Anda lagi. Ketikan Anda tetap tersimpan dan terkunci.',
      gone: 'Catatannya sudah ditarik kembali. Ketikan Anda tetap tersimpan.',
    },
    throwAway: 'Buang draf',
    throwAwayAsk: 'Buang draf ini?',
    throwAwayNote: {
      open: '',
      not_yours:
        'Bila tugas ini kembali kepada Anda, ketikan itu dapat dilanjutkan. Sesudah dibuang, tidak dapat dikembalikan.',
      gone: 'Bila catatannya dikembalikan dari Baru dihapus, ketikan itu dapat dilanjutkan. Sesudah dibuang, tidak dapat dikembalikan.',
    },
    keepDraft: 'Simpan dulu',
    thrownAway: 'Draf dibuang',
    handover: {
      never: 'Belum pernah serah terima',
      last: (day: string) => `Serah terima terakhir ${ago(day)}`,
      note: 'Sebaiknya setiap triwulan',
      act: 'Siapkan',
    },
    card: 'Kartu Dinas belum dipasang',
    cardNote: 'Diperlukan untuk Serah Terima',
    cardAct: 'Pasang',
  },
  first: {
    title: 'Langkah pertama',
    done: 'Sudah',
    person: {
      title: 'Catat warga pertama',
      note: 'Cukup nama dan RT',
      act: 'Catat warga',
    },
    case: {
      title: 'Catat kasus pertama',
      note: 'Siapa, masalahnya apa, siapa yang mendampingi',
      act: 'Kasus baru',
    },
    office_card: {
      title: 'Pasang kartu Dinas',
      note: 'Berkas dari Dinas, agar Serah Terima hanya terbaca di sana',
      act: 'Pasang kartu',
    },
  },
  latest: {
    title: 'Terbaru',
    person: 'Warga baru',
    case: 'Kasus baru',
    given: 'Bantuan diberikan',
    noted: 'Bantuan dicatat',
    when: (day: string, clock: string, today: string) =>
      day === today ? clock : day ? shortDate(day, today) : longDate(day),
  },
  group: {
    title: 'Kelompok kita',
    persons: 'warga',
    households: 'keluarga',
    cases: 'kasus terbuka',
    given: 'bantuan bulan ini',
    count,
    rupiah,
  },
  stages: { title: 'Kasus terbuka menurut tahap' },
  months: {
    title: 'Bantuan dari kas kita',
    millions: 'juta rupiah',
    thousands: 'ribu rupiah',
    scaled,
  },
} as const;
