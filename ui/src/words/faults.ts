// A sentence for every fault code of the core: what happened, and what to do next. The type demands
// all of them; a new code in the core breaks the build here until it has its sentence.

import { causesOf, type FaultBody, type FaultCode, type FaultValues } from '../bridge';
import { columnName } from './columns';
import { count, longDate, today } from './format';
import { rupiah } from './money';
import { value as stored } from './stored';

type Sentence = (values: FaultValues) => string;

const number = (values: FaultValues, name: string): string => count(Number(values[name] ?? 0));
const text = (values: FaultValues, name: string): string => String(values[name] ?? '');

/** What never comes back, by what it was. */
const undoNever: Readonly<Record<string, string>> = {
  officer: 'Perubahan petugas tidak dapat diurungkan. Atur lagi di Atur, Petugas.',
  handover: 'Serah terima yang sudah ditulis tidak dapat diurungkan. Buat serah terima baru.',
  office_card: 'Kartu Dinas tidak dapat diurungkan. Pasang kartu yang benar.',
  rw_group: 'Kelompok ini sudah dipakai. Ubah datanya di Atur, Kelompok.',
  export: 'Yang sudah keluar dari komputer ini tidak dapat ditarik kembali.',
  key_change: 'Kalimat sandi dan kunci pemulihan tidak dapat diurungkan. Ganti dengan yang baru.',
  setting: 'Pengaturan tidak diurungkan dari sini. Ubah lagi di Atur.',
  mend: 'Perbaikan data tidak perlu diurungkan: yang Anda tulis tidak diubahnya.',
  restore: 'Pemulihan data tidak dapat diurungkan. Data sebelumnya tersimpan di samping.',
};
/** What happened last in a case: it is not closed before that. */
const lastDone: Readonly<Record<string, string>> = {
  report: 'kasus ini dilaporkan',
  visit: 'kunjungan terakhir',
  note: 'catatan terakhir',
  stage: 'kasus ini terakhir pindah tahap',
  assessment: 'asesmen terakhir',
  action: 'tindakan terakhir berakhir',
  assistance: 'bantuan terakhir',
  referral: 'rujukan dikirim',
  answer: 'rujukan dijawab',
};
/** The record that something hangs on. */
const hiddenOne: Readonly<Record<string, string>> = {
  person: 'Orangnya',
  household: 'Keluarganya',
  cases: 'Kasusnya',
  plan_goal: 'Tujuannya',
  activity: 'Kegiatannya',
  business: 'Usahanya',
  distribution: 'Penyalurannya',
  emergency: 'Daftar daruratnya',
};
const changedSince = (column: string): string => {
  const label = columnName(column);
  return label ? `Isian "${label}"` : 'Catatan ini';
};

const sentences: Record<FaultCode, Sentence> = {
  // What was typed
  choice_there: (v) =>
    `Sudah ada "${text(v, 'name')}" di daftar ini. Pakai yang sudah ada, atau beri nama lain.`,
  choice_used: () =>
    'Masih dipakai di catatan yang sudah ada, jadi tidak dapat dihapus. Sembunyikan saja: catatan lama tetap utuh.',
  required: () => 'Isi dulu bagian ini.',
  too_many_filters: (v) =>
    `Sudah ada ${number(v, 'max')} saringan di daftar ini. Hapus yang tidak dipakai lagi, lalu simpan.`,
  filter_name_taken: () => 'Sudah ada saringan dengan nama itu. Pakai nama lain.',
  too_many_cases: (v) =>
    `Paling banyak ${number(v, 'max')} kasus sekaligus. Lepas tanda sebagian, lalu ulangi.`,
  too_many_rows: (v) =>
    `Paling banyak ${number(v, 'max')} baris. Kurangi barisnya, lalu simpan lagi.`,
  too_long: (v) => `Terlalu panjang. Paling banyak ${number(v, 'max')} huruf.`,
  bad_characters: () =>
    'Ada huruf yang tidak dapat ditampilkan. Hapus lalu ketik ulang bagian ini.',
  not_sixteen_digits: (v) =>
    v['spreadsheet'] === 'true'
      ? 'Angka ini rusak oleh Excel. Ketik ulang 16 angkanya dari kartu.'
      : v['letters'] === 'true'
        ? 'Hanya angka. Periksa apakah ada huruf O atau I.'
        : `Harus 16 angka, ini baru ${number(v, 'digits')}. Lengkapi, atau simpan sebagai belum lengkap.`,
  bad_date: () => 'Tanggal ini tidak ada di kalender. Periksa hari, bulan, dan tahunnya.',
  date_in_future: () => 'Tanggal ini belum tiba. Periksa tahunnya.',
  date_passed: () => 'Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.',
  date_before: (v) => {
    const what = lastDone[text(v, 'what')];
    return `Tanggal ini terlalu awal. Paling awal ${longDate(text(v, 'date'))}${what ? `, hari ${what}` : ''}.`;
  },
  date_before_birth: (v) =>
    text(v, 'family')
      ? `Waktu itu belum ada anggota keluarga ini yang lahir (yang tertua ${stored('birth', text(v, 'date'))}). Periksa tanggalnya.`
      : `Tanggal ini sebelum ia lahir (${stored('birth', text(v, 'date'))}). Periksa tanggalnya.`,
  date_after_death: (v) =>
    `Tanggal ini sesudah ia meninggal (${longDate(text(v, 'date'))}). Periksa tanggalnya.`,
  date_after_leaving: (v) =>
    `Anggota terakhir keluarga ini meninggal ${longDate(text(v, 'date'))}. Periksa tanggalnya.`,
  amount_zero: () => 'Jumlahnya harus lebih dari nol.',
  amount_too_large: () => 'Terlalu besar. Paling banyak 12 angka; periksa nolnya.',
  bad_quantity: () => 'Tulis banyaknya dengan angka, misalnya 10 atau 2,5.',
  no_item: () => 'Tulis paling sedikit satu barang.',
  fund_sum: (v) => {
    const [total, sum] = [Number(v['total'] ?? 0), Number(v['sum'] ?? 0)];
    if (total === 0)
      return 'Nilai bantuannya belum ditulis. Isi nilainya, atau kosongkan jumlah di tiap sumber.';
    return sum < total
      ? `Sumber dana masih kurang ${rupiah(total - sum)}.`
      : `Sumber dana lebih ${rupiah(sum - total)} dari jumlah bantuan.`;
  },
  case_of_other: () => 'Kasus ini tentang orang lain. Pilih kasus penerima atau keluarganya.',
  own_case_needed: () =>
    'Pilih kasus yang Anda dampingi. Bantuan lain dicatat ketua atau pencatat.',
  bad_rt: () => 'Tulis angka 1 sampai 999, misalnya 32.',
  out_of_range: (v) => `Tulis angka ${number(v, 'min')} sampai ${number(v, 'max')}.`,
  still_used: (v) =>
    `Masih dipakai di ${text(v, 'numbers')}${Number(v['more'] ?? 0) > 0 ? ` dan ${number(v, 'more')} catatan lain` : ''}. Tarik kembali catatan itu dulu, atau perbaiki isinya saja.`,
  nik_taken: (v) => `NIK ini sudah tercatat untuk ${text(v, 'name')}. Bandingkan dulu.`,
  no_type: () => 'Pilih paling sedikit satu jenis.',
  no_criterion: () => 'Centang paling sedikit satu keadaan, atau tulis catatan.',
  type_not_for_subject: () => 'Jenis ini bukan untuk pilihan di "Tentang siapa?".',
  unknown_choice: () => 'Pilih salah satu dari daftar.',
  one_head_needed: () => 'Pilih satu kepala keluarga.',
  in_another_household: (v) =>
    `${text(v, 'name') || 'Orang ini'} sudah tercatat di keluarga ${text(v, 'head')}. Pindahkan, atau pilih orang lain.`,
  head_elsewhere: (v) =>
    `${text(v, 'name')} masih kepala keluarga${v['number'] ? ` KL-${text(v, 'number').padStart(4, '0')}` : ''}. Pilih dulu kepala keluarga yang baru.`,
  gone_already: (v) => `${text(v, 'name') || 'Orang ini'} sudah tercatat meninggal atau pindah.`,
  date_before_event: (v) =>
    `Sesudah tanggal ini sudah tercatat peristiwa lain (${longDate(text(v, 'date'))}). Periksa tanggalnya.`,
  nobody_stays: () => 'Tidak ada yang tinggal di keluarga ini. Sisakan paling sedikit satu orang.',
  same_person: () => 'Ini catatan yang sama. Pilih catatan lain yang orangnya sama.',
  merged_already: (v) =>
    `Catatan ini sudah digabung ke ${text(v, 'number')} ${text(v, 'name')}. Pakai yang itu.`,
  couple_in_family: (v) =>
    `${text(v, 'one')} dan ${text(v, 'other')} tercatat sebagai pasangan di satu keluarga, jadi mereka dua orang. Kalau hubungannya keliru, betulkan dulu di halaman keluarganya.`,
  parent_in_family: (v) =>
    `${text(v, 'one')} dan ${text(v, 'other')} tercatat sebagai orang tua dan anak di satu keluarga, jadi mereka dua orang. Kalau hubungannya keliru, betulkan dulu di halaman keluarganya.`,
  same_family: () => 'Ini keluarga yang sama. Pilih keluarga lain.',
  family_case_of_other: (v) =>
    `Ada catatan keluarga ini yang diurus orang lain: ${text(v, 'numbers')}. Minta ketua atau pencatat yang menggabungkan.`,
  emergency_closed: () =>
    'Daftar ini sudah ditutup. Buka lagi dulu, lewat Lainnya, baru tambah keluarganya.',
  emergency_twice: (v) =>
    `Keluarga ini sudah ada di baris ${number(v, 'first')} (${text(v, 'name')}). Ubah baris itu saja.`,
  emergency_no_case: () =>
    'Tidak ada yang dapat dijadikan kasus: belum didata, atau sudah punya kasus jenis ini.',
  emergency_no_rt: (v) =>
    `RT ${text(v, 'name')} (baris ${number(v, 'no')}) belum diisi. Ubah barisnya dulu, baru didaftarkan.`,
  phone_no_digits: () => 'Tulis nomornya dengan angka, atau kosongkan kalau tidak ada.',
  distribution_closed: () =>
    'Penyaluran ini sudah ditutup. Urungkan penutupannya dulu kalau ada yang salah.',
  distribution_waiting: (v) =>
    `Masih ada ${number(v, 'count')} penerima yang belum ditandai. Tandai dulu hadir atau tidak hadir.`,
  recipient_twice: (v) =>
    `${text(v, 'name') || 'Penerima ini'} sudah mendapat bagian di baris ${number(v, 'first')}. Keluarkan salah satunya.`,
  attendee_twice: (v) => `${text(v, 'name')} sudah ada di daftar. Keluarkan salah satunya.`,
  recipient_gone: (v) =>
    `${text(v, 'name') || 'Penerima ini'} sudah meninggal atau pindah. Keluarkan dari daftar.`,
  recipient_marked: (v) =>
    `${text(v, 'name') || 'Penerima ini'} sudah ditandai menerima. Hapus dulu tandanya, baru keluarkan dari daftar.`,
  recipient_recorded: (v) =>
    `Bantuan untuk ${text(v, 'name') || 'penerima ini'} sudah tercatat (${text(v, 'number')}), jadi bagiannya dan isi penyaluran ini tidak diubah. Tarik kembali catatan itu dulu.`,
  family_twice: (v) =>
    `${text(v, 'name') || 'Penerima ini'} sekeluarga dengan nomor ${number(v, 'first')}, dan keduanya ditandai menerima. Kalau hanya satu yang menerima, tandai yang lain tidak hadir. Kalau memang keduanya, tulis sebabnya di Keterangan.`,
  reason_needed: () => 'Tulis alasannya.',
  // Attachments
  picture_empty: () => 'Berkas ini kosong. Pilih berkas lain, atau kirim ulang fotonya dari HP.',
  picture_too_large: (v) =>
    `Berkas ini lebih besar dari ${number(v, 'max')} MB. Pilih foto biasa, bukan video atau arsip.`,
  picture_pdf: () => 'Ini berkas PDF. Foto suratnya dengan HP, lalu pilih fotonya.',
  picture_heic: () =>
    'Foto HEIC belum dapat dibaca. Di HP, pilih simpan sebagai JPEG, atau kirim lewat WhatsApp dulu.',
  picture_none: () =>
    'Isi berkas ini bukan foto JPEG, PNG, atau WebP, apa pun namanya. Pilih foto lain.',
  picture_damaged: () =>
    'Foto ini rusak atau terpotong. Kirim ulang dari HP, atau pilih foto lain.',
  picture_too_many_pixels: () =>
    'Ukuran gambar ini terlalu besar untuk dibuka. Kecilkan dulu, atau foto ulang.',
  attachments_enough: (v) =>
    `Sudah ${number(v, 'max')} lampiran di sini, dan itu batasnya. Tarik kembali yang tidak perlu lagi.`,
  attachments_full: (v) =>
    `Wahana sudah menyimpan ${number(v, 'max')} lampiran, yang ditarik kembali pun terhitung, dan itu batasnya. Minta ketua menghapus data warga yang masa simpannya habis atau yang tidak diperlukan lagi: lampirannya ikut terhapus.`,
  attachment_missing: () =>
    'Berkas gambarnya tidak ada lagi di komputer ini. Colokkan stik cadangan lalu buat cadangan ke stik itu: gambar yang masih ada di sana dikembalikan.',
  attachment_damaged: () =>
    'Berkas gambarnya rusak, jadi tidak ditampilkan. Kalau foto aslinya masih ada, tambahkan lagi.',
  // Passphrases and keys
  wrong_passphrase: () =>
    'Kalimat sandi tidak cocok. Periksa huruf besar dan kecil, lalu coba lagi.',
  passphrase_short: (v) => `Terlalu pendek. Paling sedikit ${number(v, 'min')} huruf.`,
  passphrase_weak: () =>
    'Terlalu mudah ditebak. Pakai empat kata atau lebih yang tidak berhubungan.',
  recovery_key_typing: (v) => `Kelompok ${text(v, 'group')} salah ketik. Periksa lagi di kertas.`,
  recovery_key_wrong: () => 'Kunci pemulihan ini bukan yang berlaku. Cari kertas yang lebih baru.',
  try_later: (v) => `Terlalu sering salah. Tunggu ${number(v, 'seconds')} detik, lalu coba lagi.`,
  // Rights and records
  locked: () => 'Wahana terkunci. Buka dengan kalimat sandi Anda; ketikan Anda aman.',
  not_allowed: () => 'Tugas Anda tidak mencakup ini. Minta tolong ketua.',
  not_found: () => 'Data ini sudah tidak ada. Kembali ke daftar, lalu cari lagi.',
  changed: () => 'Data ini baru saja diubah di tempat lain. Buka lagi, lalu ulangi perubahan Anda.',
  last_head: () => 'Harus ada paling sedikit satu ketua. Tunjuk ketua lain dulu.',
  stage_not_possible: () => 'Kasus tidak dapat pindah ke tahap ini.',
  case_closed: () => 'Kasus ini sudah selesai. Buka lagi dulu kasusnya.',
  partner_inactive: (v) =>
    `${text(v, 'name')} tidak aktif lagi. Pilih mitra lain, atau aktifkan lagi di halamannya.`,
  referral_answered: () => 'Rujukan ini sudah dijawab sebelum tanggal itu. Periksa tanggalnya.',
  // Taking back
  undo_never: (v) => undoNever[text(v, 'what')] ?? 'Yang ini tidak mengubah catatan apa pun.',
  undo_done: () => 'Ini sudah diurungkan. Lihat riwayatnya.',
  undo_erased: () =>
    'Isinya sudah dihapus atas permintaan warga, jadi tidak dapat dikembalikan lagi.',
  erased: () => 'Data warga ini sudah dihapus untuk selamanya. Tidak ada lagi yang dapat diubah.',
  erase_open: (v) =>
    v['numbers']
      ? `Masih ada kasus yang berjalan: ${text(v, 'numbers')}${
          Number(v['more'] ?? 0) > 0 ? ` dan ${number(v, 'more')} lagi` : ''
        }. Tutup dulu kasusnya, lalu hapus datanya.`
      : 'Belum dapat dihapus: masih ada pendamping yang bekerja untuk warga ini. Mintalah setiap pendamping menyelesaikan kasusnya dulu.',
  erase_as_resident: () =>
    'Baris ini milik warga yang sudah didata. Hapus datanya dari halaman warga itu, supaya semua tentangnya ikut terhapus.',
  undo_changed: (v) =>
    `${changedSince(text(v, 'column'))} sudah diubah lagi sesudahnya${
      v['officer'] ? ` oleh ${text(v, 'officer')}` : ''
    }${v['at'] ? `, ${longDate(today(new Date(text(v, 'at'))))}` : ''}. Urungkan yang lebih baru itu dulu.`,
  undo_depends: (v) =>
    `Ada ${number(v, 'count')} catatan lain yang bergantung padanya. Urungkan atau tarik kembali itu dulu.`,
  undo_hidden: (v) =>
    `${hiddenOne[text(v, 'table')] ?? 'Catatan induknya'} sudah ditarik kembali. Kembalikan itu dulu di Atur, Baru dihapus.`,
  undo_officer: (v) =>
    `${text(v, 'name') || 'Petugas yang dulu'} tidak lagi mendampingi kasus. Pilih penanggung jawab lain.`,
  // Hand-over
  no_office_card: () => 'Belum ada kartu Dinas. Minta berkas kartu ke Dinas, lalu pasang di sini.',
  card_not_a_card: () => 'Berkas ini bukan kartu Dinas. Pilih berkas yang berakhiran .kartu.',
  card_altered: () => 'Kartu ini sudah diubah orang. Jangan dipakai; minta kartu baru ke Dinas.',
  card_wrong_kind: () => 'Ini kartu kelompok, bukan kartu Dinas. Minta kartu Dinas.',
  card_newer: () => 'Kartu ini dibuat Wahana yang lebih baru. Perbarui Wahana dulu.',
  from_training: () => 'Ini dari mode latihan, tidak dapat dipakai untuk data sungguhan.',
  not_from_training: () => 'Ini untuk data sungguhan, tidak dapat dipakai di mode latihan.',
  seal_failed: () => 'Paket tidak dapat disiapkan. Data Anda aman. Coba sekali lagi.',
  package_too_large: () => 'Paket terlalu besar untuk dikirim. Data Anda aman. Hubungi Dinas.',
  // A list of earlier ones knows the reason and no longer the room.
  stick_full: (v) =>
    (v['needed'] === undefined
      ? 'Stik tidak cukup. '
      : `Stik tidak cukup. Perlu ${number(v, 'needed')} MB, kosong ${number(v, 'free')} MB. `) +
    'Kosongkan atau pakai stik lain.',
  stick_file_limit: () =>
    'Stik ini tidak menerima berkas di atas 4 GB (format FAT32), dan cadangannya lebih besar. Pakai stik lain dengan format exFAT.',
  stick_read_only: () => 'Stik terkunci untuk ditulis. Geser kuncinya, atau pakai stik lain.',
  stick_vanished: () =>
    'Stik tercabut atau tidak dapat dibaca. Data Anda aman. Colok lagi, lalu ulangi.',
  stick_forbidden: () => 'Folder ini tidak boleh ditulis. Pilih stik atau folder lain.',
  stick_name_taken: () => 'Berkas dengan nama ini sudah ada di stik. Ulangi untuk nomor baru.',
  stick_compare_failed: () =>
    'Yang tertulis di stik tidak sama. Data Anda aman. Pakai stik lain, lalu ulangi.',
  cancelled: () => 'Dihentikan. Tidak ada yang tertinggal di stik.',
  path_not_chosen: () => 'Pilih stik atau folder dari daftar lebih dulu.',
  // Backups
  not_a_backup: () =>
    'Ini bukan cadangan Wahana, walau namanya mirip. Tidak ada yang ditimpa. Pilih yang lain.',
  backup_damaged: () =>
    'Cadangan ini rusak atau sudah diubah orang. Tidak ada yang ditimpa. Pilih cadangan lain.',
  backup_other_group: (v) =>
    `Cadangan ini milik ${text(v, 'group')} RW ${text(v, 'rw')}, bukan kelompok di komputer ini. Tidak ada yang ditimpa.`,
  // The vault and the disk
  vault_exists: () => 'Sudah ada data Wahana di komputer ini. Tutup lalu buka lagi.',
  no_vault: () => 'Belum ada data Wahana di komputer ini.',
  database_newer: () =>
    'Data ini ditulis Wahana yang lebih baru. Pasang Wahana terbaru untuk membukanya; data Anda tidak diubah.',
  database_damaged: () =>
    'Ini tidak terbaca lagi. Tidak ada yang ditimpa. Pulihkan dari cadangan terakhir.',
  not_mended: () =>
    'Perbaikan tidak berhasil dan dibatalkan; tidak ada yang berubah. Pulihkan dari cadangan terakhir.',
  keys_damaged: () =>
    'Kuncinya tidak terbaca lagi. Tidak ada yang ditimpa. Pulihkan dari cadangan terakhir.',
  already_running: () => 'Wahana sudah terbuka. Lihat jendela yang lain.',
  disk_full: () =>
    'Penyimpanan komputer penuh. Ketikan Anda belum hilang. Kosongkan keranjang sampah komputer, lalu coba lagi.',
  no_permission: () => 'Berkas tidak boleh ditulis di sini. Ketikan Anda belum hilang.',
  disk_failed: () => 'Penyimpanan tidak dapat dibaca atau ditulis. Data lama Anda aman. Coba lagi.',
  internal: () => 'Ada yang tidak berjalan. Data Anda aman. Coba sekali lagi.',
};

/** The sentence for one cause. */
export function sentence(fault: FaultBody): string {
  // A core newer than this page may send a code it does not know.
  const say: Sentence | undefined = sentences[fault.code];
  return (say ?? sentences.internal)(fault.values ?? {});
}

/** Anything thrown, told in one breath. */
export function told(thrown: unknown): string {
  return causesOf(thrown).map(sentence).join(' ');
}

export const faults = { sentences, sentence, told } as const;
