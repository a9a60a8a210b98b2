// Words of "Hapus data warga": what goes, what stays, and which copies still hold it.

import type { Copies, ErasurePreview, ErasureReason, LineErasurePreview } from '../bridge';
import { count } from './format';

const reasons: Readonly<Record<ErasureReason, string>> = {
  asked: 'Warga sendiri memintanya',
  guardian: 'Orang tua, wali, atau keluarganya memintanya',
  over: 'Masa simpannya sudah habis',
  unneeded: 'Tidak diperlukan, atau seharusnya tidak dicatat',
};

function goes(told: ErasurePreview): string[] {
  return [
    'Nama, panggilan, NIK, tanggal lahir, alamat, telepon, dan catatan tentangnya',
    told.cases.length > 0 &&
      `Cerita, pelapor, kriteria, dan alasan di kasus ${told.cases.join(', ')}`,
    told.notes > 0 && `Isi ${count(told.notes)} kunjungan, keterangan, dan rencana`,
    told.family_too && 'Data keluarganya (No. KK, alamat), karena tidak ada anggota lain',
    told.attachments > 0 && `${count(told.attachments)} lampiran beserta gambarnya`,
    told.drafts > 0 && `${count(told.drafts)} draf yang belum disimpan tentangnya`,
    'Pertanyaan Tolong cek dan saringan tersimpan yang menyebut namanya',
    'Isi riwayat perubahannya. Ini tidak dapat diurungkan',
  ].filter((line) => line !== false);
}

function stays(told: ErasurePreview): string[] {
  return [
    `Nomor ${told.number} sebagai pengganti nama, jenis kelamin, tahun lahir, dan RT`,
    told.cases.length > 0 && 'Nomor, jenis, tahap, dan tanggal kasusnya',
    told.assistance > 0 &&
      `Jenis, tanggal, nilai, dan sumber dana ${count(told.assistance)} bantuan, supaya kas dan laporan tetap cocok`,
    told.named_in.length > 0 &&
      `Namanya masih tertulis di catatan atau kunjungan ${told.named_in.join(', ')}. Kalau itu juga harus hilang, ubah dulu catatannya, atau tarik kembali kunjungannya`,
    'Kertas yang sudah dicetak, dan catatan tentang orang lain yang menyebut namanya: periksa sendiri',
  ].filter((line) => line !== false);
}

function elsewhere(told: ErasurePreview): string[] {
  return [
    told.handovers > 0 &&
      `Dinas: namanya ikut dalam ${count(told.handovers)} serah terima. Serah terima berikutnya meminta Dinas menghapusnya.`,
    ...copies(told.copies),
  ].filter((line) => line !== false);
}

const copies = ({ backups, put_aside: aside }: Copies): string[] =>
  [
    backups > 0 &&
      `${count(backups)} cadangan di komputer ini masih memuatnya, paling lama sampai 12 bulan.`,
    aside > 0 && 'Data lama yang disisihkan saat pemulihan di komputer ini masih memuatnya.',
    'Cadangan lama di stik masih memuatnya sampai stiknya dihapus. Kalau dipulihkan, data ini dihapus lagi.',
  ].filter((line) => line !== false);

const ofLine = (told: LineErasurePreview) => ({
  goes: [
    'Nama, alamat, kebutuhan, dan telepon di baris ini',
    told.drafts > 0 && `${count(told.drafts)} draf yang belum disimpan tentangnya`,
    'Pertanyaan Tolong cek yang menyebut namanya',
    'Isi riwayatnya. Ini tidak dapat diurungkan',
  ].filter((line) => line !== false),
  stays: ['Nomor baris, RT, dan jumlah jiwa, supaya jumlahnya tetap cocok'],
  elsewhere: [...copies(told.copies), 'Kertas yang sudah dicetak'],
});

export const erasing = {
  open: 'Hapus data warga',
  title: (name: string) => `Hapus data ${name} untuk selamanya?`,
  running: 'Menghapus data',
  wait: 'Berkas ditulis ulang supaya namanya tidak tersisa. Jangan matikan komputer.',
  failed: 'Belum dapat dibaca apa saja yang akan dihapus.',
  refused: 'Belum dapat dihapus',
  goes: 'Yang dihapus',
  stays: 'Yang tetap ada, tanpa nama',
  elsewhere: 'Yang ada di tempat lain',
  reason: 'Mengapa dihapus',
  reasons,
  reasonMissing: 'Pilih alasannya.',
  backups: 'Hapus juga cadangan lama di komputer ini, setelah cadangan baru jadi',
  act: 'Hapus untuk selamanya',
  keep: 'Jangan hapus',
  linesOf: { goes, stays, elsewhere },
  done: (number: string) => `Data dihapus. Yang tersisa tercatat sebagai ${number}.`,
  line: {
    open: 'Hapus untuk selamanya',
    title: (name: string) => `Hapus data ${name} dari daftar ini untuk selamanya?`,
    listsOf: ofLine,
    done: 'Data di baris ini dihapus.',
  },
  later: 'Sisa di berkas dibersihkan saat Wahana dibuka lagi.',
  backupsStay: 'Cadangan lama belum dapat dihapus. Lihat Atur, Cadangan.',
} as const;
