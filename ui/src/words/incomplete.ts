// Words of "Yang perlu dilengkapi": what is missing or doubtful, and why it matters.

import type { Lacking } from '../bridge';
import { caseWords } from './case';
import { count } from './format';
import { handing } from './handing';

/** More are not counted (`COUNTED` in the core). */
const COUNTED = 100;
const lines = (n: number) => (n >= COUNTED ? `sedikitnya ${COUNTED}` : count(n));

export const incomplete = {
  title: 'Yang perlu dilengkapi',
  hint: 'Tidak mendesak. Lengkapi satu per satu kalau ada waktu.',
  none: 'Semuanya lengkap',
  noneHint: 'Yang kurang atau meragukan akan muncul di sini.',
  failed: 'Daftarnya belum dapat dibaca.',
  again: 'Baca lagi',
  total: lines,
  more: (total: number, shown: number) =>
    `dan ${total >= COUNTED ? 'masih banyak' : count(total - shown)} lagi; menyusul setelah ini dilengkapi`,
  toCases: 'Buka daftar kasus',
  nameless: 'Keluarga tanpa kepala',
  gaps: {
    case_companion: {
      title: 'Kasus tanpa pendamping yang aktif',
      why: 'Pendampingnya sudah berhenti atau berganti peran. Serahkan kepada yang lain.',
    },
    secret_companion: {
      title: 'Kasus rahasia tanpa pendamping yang aktif',
      why: `Pendampingnya sudah berhenti atau berganti peran. Serahkan semuanya lewat Atur, Petugas, "${handing.begin}". Atau satu per satu: buka daftar Kasus, saring penanggung jawabnya, klik barisnya, lalu pilih "${caseWords.openSecret.hand}".`,
    },
    case_gone: {
      title: 'Kasus warga yang meninggal atau pindah',
      why: 'Tutup kasusnya. Kalau keluarganya masih perlu dibantu, buka kasus untuk mereka.',
    },
    case_plan: {
      title: 'Kasus tanpa rencana',
      why: 'Belum ada tujuannya. Satu tujuan dan satu tindakan sudah cukup.',
    },
    case_step: {
      title: 'Kasus tanpa langkah berikutnya',
      why: 'Tidak ada kunjungan, tindakan, atau jawaban rujukan yang bertanggal. Isi kapan dikunjungi lagi, supaya Beranda mengingatkan.',
    },
    same_person: {
      title: 'Warga mungkin ganda',
      why: 'Bandingkan. Gabungkan kalau orang yang sama, atau tandai bukan.',
    },
    same_family: {
      title: 'Keluarga mungkin ganda',
      why: 'Bandingkan. Gabungkan kalau keluarga yang sama, atau tandai bukan.',
    },
    nik: {
      title: 'NIK meragukan',
      why: 'Belum 16 angka, atau tidak cocok dengan tanggal lahir atau jenis kelaminnya. Cocokkan dengan KTP atau KK.',
    },
    birth: {
      title: 'Umur belum diketahui',
      why: 'Punya kasus terbuka. Tahun lahir atau perkiraan umur sudah cukup.',
    },
    sex: {
      title: 'Jenis kelamin belum diketahui',
      why: 'Punya kasus terbuka. Dinas menghitungnya dalam rekap.',
    },
    papers: {
      title: 'NIK belum ada, sebabnya belum dicatat',
      why: 'Punya kasus terbuka. Tulis NIK-nya, atau pilih mengapa tidak ada.',
    },
    family_head: {
      title: 'Keluarga tanpa kepala',
      why: 'Pilih salah satu anggotanya.',
    },
    family_rt: {
      title: 'Keluarga tanpa RT',
      why: 'Tanpa RT, keluarga ini tidak ikut dalam daftar per RT.',
    },
    family_kk: {
      title: 'No. KK meragukan',
      why: 'Belum 16 angka, atau angkanya tidak mungkin. Cocokkan dengan kartunya.',
    },
  } satisfies Record<Lacking, { title: string; why: string }>,
  home: {
    title: (n: number) =>
      `${n >= COUNTED ? `Sedikitnya ${COUNTED}` : count(n)} hal perlu dilengkapi`,
    note: 'Data yang kurang atau meragukan. Tidak mendesak.',
    act: 'Lengkapi',
  },
} as const;
