// Words of the ground and the notice: why a resident's data may be kept, and the sheet that tells them so.

import { longDate } from './format';

const grounds: Readonly<Record<string, string>> = {
  public: 'Tugas untuk kepentingan umum (kegiatan WKSBM)',
  consent: 'Persetujuan warga',
  law: 'Kewajiban menurut peraturan',
  vital: 'Menyelamatkan jiwa atau kesehatannya',
  contract: 'Perjanjian dengan warga',
  interest: 'Kepentingan sah lainnya',
};
const ways: Readonly<Record<string, string>> = { spoken: 'Lisan', written: 'Tertulis' };

export const notice = {
  title: 'Dasar pencatatan',
  none: 'Belum dicatat mengapa datanya boleh disimpan dan siapa yang menjelaskannya.',
  notTold: 'Belum dijelaskan kepada warga.',
  write: 'Catat dasar',
  change: 'Ubah dasar',
  print: 'Lembar pemberitahuan',
  failed: 'Dasar pencatatan belum dapat dibaca.',
  saved: (name: string) => `Dasar pencatatan ${name} tersimpan`,
  grounds,
  ways,
  dialog: {
    title: (name: string) => `Dasar pencatatan ${name}`,
    note: 'Semua boleh dikosongkan dan diisi nanti. Yang dicatat tetap dapat dibantu.',
    ground: 'Mengapa datanya boleh disimpan',
    toldOn: 'Dijelaskan kepada warga pada',
    toldBy: 'Oleh siapa',
    way: 'Caranya',
    guardian: 'Wali atau pendamping',
    guardianHint: 'Untuk anak di bawah 18 tahun, atau warga yang perlu didampingi.',
    guardianMissing: 'Tulis nama orang tua atau walinya.',
    relation: 'Hubungannya, misalnya ibu',
    endedOn: 'Persetujuan dicabut pada',
    endedHint:
      'Isi hanya bila warga mencabut persetujuannya. Tanyakan apakah datanya perlu dihapus.',
    act: 'Simpan',
  },
  facts: {
    ground: 'Dasar',
    told: 'Dijelaskan',
    guardian: 'Wali',
    ended: 'Persetujuan dicabut',
    toldAs: (day: string, by: string, way: string) =>
      [longDate(day), by && `oleh ${by}`, way && ways[way]?.toLowerCase()]
        .filter(Boolean)
        .join(', '),
    guardianAs: (name: string, relation: string) => (relation ? `${name} (${relation})` : name),
  },
  ended: 'Persetujuannya sudah dicabut. Hapus datanya, atau tulis dasar lain.',
  paper: {
    dialog: 'Lembar pemberitahuan',
    hint: 'Yang keluar dari pencetak hanya lembar ini. Bacakan kepada warga yang sulit membaca.',
    print: 'Cetak',
    training: 'LATIHAN: bukan lembar sungguhan',
    title: 'Pemberitahuan kepada Warga',
    to: 'Untuk',
    opening: (group: string) =>
      `${group} mencatat data Anda supaya dapat membantu dan melaporkan keadaan warga dengan benar.`,
    points: [
      {
        name: 'Apa yang dicatat',
        text: 'Nama, alamat, dan keterangan yang Anda berikan sendiri; keadaan yang perlu dibantu; kunjungan; dan bantuan yang diterima. Yang tidak ingin Anda sebutkan boleh dikosongkan.',
      },
      {
        name: 'Untuk apa',
        text: 'Menolong Anda dan keluarga, menghubungkan dengan Dinas Sosial atau lembaga lain, dan menyusun laporan.',
      },
      {
        name: 'Siapa yang melihat',
        text: 'Pengurus WKSBM sesuai tugasnya. Dinas Sosial menerima data tertentu dalam berkas yang terkunci. Kasus rahasia hanya dibuka pendampingnya dan tidak dikirim dengan nama.',
      },
      {
        name: 'Disimpan di mana',
        text: 'Di satu komputer pengurus, terkunci dengan sandi, tidak di internet. Data ditinjau lagi bila sudah lama tidak diperlukan.',
      },
      {
        name: 'Hak Anda',
        text: 'Anda boleh melihat dan meminta salinan data Anda, meminta perbaikan, mencabut persetujuan, dan meminta datanya dihapus. Yang tetap ada hanya angka tanpa nama. Menolak dicatat tidak menghapus hak Anda atas bantuan pemerintah.',
      },
      {
        name: 'Untuk anak dan warga yang perlu didampingi',
        text: 'Penjelasan ini diberikan kepada orang tua, wali, atau pendampingnya, dan persetujuan diminta dari mereka.',
      },
    ],
    ground: 'Dasar pencatatan',
    ask: 'Bertanya atau meminta sesuatu: temui ketua atau petugas yang mengunjungi Anda.',
    signs: { resident: 'Warga atau wali', officer: 'Petugas' },
    law: 'Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, Pasal 20 sampai 26.',
  },
} as const;
