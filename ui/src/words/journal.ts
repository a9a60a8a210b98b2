// Words of Jejak: the history of a record, the week in acts, the check of the journal. Columns are named by table
// where one name means two things; one that is not known here is told by a neutral word.

import type {
  Act,
  ActKind,
  Ahead,
  Becomes,
  Check,
  Deleted,
  Finding,
  HistoryEntry,
  Hung,
  UndoRecord,
} from '../bridge';
import { columnName, columnOrder } from './columns';
import { clock, count, longDate, shortDate, today } from './format';
import { sheet } from './sheet';
import { silent, value } from './stored';

type Names = Readonly<Record<string, string>>;

/** In the order of the forms; what is not known comes last. */
const order = columnOrder;
function place(name: string): number {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
}

const things: Names = {
  person: 'warga',
  notice: 'dasar pencatatan',
  household: 'keluarga',
  family_visit: 'kunjungan keluarga',
  cases: 'kasus',
  follow_up: 'catatan pada kasus',
  assessment: 'asesmen',
  poverty_check: 'cek cepat fakir miskin',
  listing: 'keterangan DTSEN atau KSJPS',
  plan_goal: 'tujuan pada rencana kasus',
  plan_action: 'tindakan pada rencana kasus',
  assistance: 'bantuan',
  activity: 'kegiatan',
  business: 'usaha kelompok',
  business_member: 'anggota usaha kelompok',
  business_progress: 'perkembangan usaha kelompok',
  business_case: 'usaha kelompok',
  activity_attendance: 'daftar hadir kegiatan',
  activity_decision: 'keputusan kegiatan',
  activity_case: 'kegiatan',
  distribution: 'penyaluran',
  distribution_recipient: 'tanda terima penyaluran',
  emergency: 'daftar darurat',
  emergency_household: 'baris daftar darurat',
  flag: 'pertanyaan',
  attachment: 'lampiran',
  not_same: 'bukan yang sama:',
  choice: 'isi daftar pilihan',
  tagged: 'label',
  partner: 'mitra',
  referral: 'rujukan',
  officer: 'petugas',
  rw_group: 'data kelompok',
  handover: 'serah terima',
  office_card: 'kartu Dinas',
};
const thing = (table: string) => things[table] ?? 'catatan lain';

const ops: Names = {
  create: 'Dicatat',
  change: 'Diubah',
  view: 'Dibuka dengan alasan',
  erase: 'Dihapus untuk selamanya',
  export: 'Dicetak',
  event: 'Peristiwa keluarga',
};

const plain: Partial<Record<ActKind, string>> = {
  viewed: 'Membuka kasus rahasia',
  failed_sign_in: 'Masuk setelah ada kalimat sandi yang salah',
  key_change: 'Mengganti kalimat sandi atau kunci pemulihan',
  restored: 'Memulihkan data dari cadangan',
  setting: 'Mengubah pengaturan',
  older_data: 'Ada data yang lebih baru daripada di komputer ini',
  mended: 'Memperbaiki yang dapat disusun ulang',
  erased: 'Menghapus data warga untuk selamanya:',
  other: 'Perbuatan lain',
};
const doing: Partial<Record<ActKind, string>> = {
  created: 'Mencatat',
  changed: 'Mengubah',
  withdrawn: 'Menarik kembali',
  merged: 'Menggabungkan',
};

/** 'Menyimpan daftar Kasus ke Excel, 120 baris', of the core's 'cases 120'; of 'cases 12 paper' that it was printed. */
function listTaken(label: string): string {
  const [list = '', rows = '', on] = label.split(' ');
  const name = `daftar ${sheet.lists[list] ?? ''}`;
  const taken = on === 'paper' ? `Mencetak ${name}` : `Menyimpan ${name} ke Excel`;
  return `${taken}, ${count(Number(rows))} baris`;
}

/** 'Mencatat kasus K-2026-0007 Sekar Dangan' */
function act({ what, table, label, undoes, again }: Act): string {
  const turning = again ? 'Mengulangi' : 'Mengurungkan';
  if (undoes) return [`${turning} perubahan ${thing(table)}`, label].filter(Boolean).join(' ');
  if (table === 'list') return listTaken(label);
  const exporting: Names = {
    handover: 'Menulis serah terima',
    person: 'Mencetak data',
    household: 'Mencetak perjalanan keluarga',
    cases: 'Mencetak perjalanan atau rencana kasus',
    activity: 'Mencetak atau menyimpan daftar hadir atau notulen',
    attachment: 'Mencetak lampiran',
    emergency: 'Mencetak atau menyimpan daftar darurat',
    distribution: 'Mencetak atau menyimpan daftar penyaluran',
  };
  const exported = exporting[table] ?? 'Membuat cadangan';
  const said =
    what === 'exported'
      ? exported
      : (plain[what] ?? `${doing[what] ?? 'Mengubah'} ${thing(table)}`);
  return [said, label].filter(Boolean).join(' ');
}

function column(name: string): string {
  return columnName(name) || 'Isian lain';
}

/** One sentence of what is wrong in one place. */
function finding(found: Finding): string {
  if (found.in === 'entry') {
    if (found.fault === 'emptied')
      return `Isi jejak nomor ${count(found.seq)} dihapus dari luar Wahana.`;
    return found.fault === 'missing'
      ? `Jejak nomor ${count(found.seq)} hilang.`
      : `Jejak nomor ${count(found.seq)} diubah dari luar Wahana.`;
  }
  const of = thing(found.table || (found.area === 'case' ? 'cases' : found.area));
  if (found.fault === 'no_row') return `Satu ${of} hilang, padahal tidak pernah dihapus di Wahana.`;
  if (found.fault === 'no_entry')
    return `Satu ${of} tidak punya jejak: tidak dicatat lewat Wahana.`;
  return `Pada satu ${of}, isian "${column(found.column)}" diubah dari luar Wahana.`;
}

function result({ entries, rows, findings, more }: Check): string {
  if (findings.length > 0) return `${count(findings.length + more)} hal tidak cocok.`;
  return `Tidak ada yang janggal: ${count(entries)} jejak dan ${count(rows)} catatan cocok.`;
}

function when(at: string): string {
  return `${shortDate(today(new Date(at)))}, ${clock(at)}`;
}

/** 'warga Sekar Jali: Nama, Telepon' */
const columnsOf = ({ table, label, changes }: UndoRecord) =>
  `${thing(table)} ${label}`.trim() +
  `: ${changes.map((change) => column(change.column)).join(', ')}`;

function entry({ op, follow_up, plan: planned, undoes, again }: HistoryEntry): string {
  const turned = again ? 'Dilakukan lagi' : 'Diurungkan';
  const done = undoes ? turned : (ops[op] ?? 'Perbuatan lain');
  if (planned) return `${done} (rencana)`;
  return follow_up ? `${done} (kunjungan atau keterangan)` : done;
}

const becoming: Readonly<Record<Becomes, string>> = {
  hidden: 'disembunyikan. Ada di Atur, Baru dihapus.',
  back: 'kembali terlihat.',
  changed: 'kembali seperti sebelumnya:',
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const journal = {
  history: {
    open: 'Riwayat perubahan',
    title: (name: string) => `Riwayat perubahan ${name}`,
    none: 'Belum ada yang tercatat.',
    entry,
    undoOf: (told: HistoryEntry) =>
      `: ${entry(told)}, ${told.officer || 'Petugas lama'}, ${when(told.at)}`,
    by: (officer: string, at: string) => `${officer || 'Petugas lama'}, ${when(at)}`,
    erased: 'Isinya sudah dihapus atas permintaan.',
    empty: 'kosong',
    becomes: 'menjadi',
    added: (lines: string) => `ditambah: ${lines}`,
    removed: (lines: string) => `dihapus: ${lines}`,
    undone: 'Sudah diurungkan sesudahnya.',
  },
  silent,
  place,
  column,
  value,
  week: {
    title: 'Catatan kegiatan',
    since: (day: string) => `Sejak ${longDate(day)}`,
    none: 'Belum ada kegiatan dalam tujuh hari ini.',
    act,
    by: (officer: string) => officer || 'Petugas lama',
    others: (n: number) => `dan ${count(n)} catatan yang ikut berubah`,
    /** The core counts no further than a thousand of them. */
    more: (n: number) =>
      `${n < 1_000 ? count(n) : `Lebih dari ${count(1_000)}`} kegiatan yang lebih lama tidak ditampilkan.`,
    clock,
    undone: 'sudah diurungkan',
  },
  check: {
    title: 'Keutuhan catatan',
    note: 'Setiap perubahan meninggalkan jejak. Wahana mencocokkan semua catatan dengan jejaknya setiap kali Anda masuk.',
    act: 'Periksa catatan',
    running: 'Mencocokkan catatan dengan jejaknya',
    goOn: 'Anda boleh terus bekerja.',
    failed: 'Pemeriksaan tidak selesai. Coba lagi.',
    result,
    finding,
    more: (n: number) => `Dan ${count(n)} hal lagi.`,
    advice:
      'Jangan dihapus atau diketik ulang dulu. Buat cadangan, lalu bandingkan dengan cadangan yang lama atau tanyakan ke Dinas.',
    open: 'Buka',
  },
  undo: {
    title: 'Urungkan ini?',
    act: 'Urungkan',
    again: 'Ulangi',
    done: (what: string, again: boolean) =>
      [again ? 'Dilakukan lagi' : 'Diurungkan', what].filter(Boolean).join(': '),
    same: 'Tidak ada yang berubah',
    nothing: 'Tidak ada yang dapat diurungkan sejak Anda masuk.',
    refused: 'Belum dapat diurungkan',
    said: (told: Act) => `${act(told)}.`,
    /** After "Diurungkan:" or "Dilakukan lagi:". */
    what: (told: Act) => (told.undoes ? `${thing(told.table)} ${told.label}`.trim() : act(told)),
    by: (told: Act) => `${told.officer || 'Petugas lama'}, ${when(told.at)}`,
    hung: 'Yang bergantung padanya',
    line: ({ table, label, on }: Hung) =>
      [`${thing(table)} ${label}`.trim(), on && longDate(on)].filter(Boolean).join(', '),
    records: 'Yang akan terjadi',
    stays:
      'Diubah lagi sesudahnya, jadi dibiarkan seperti sekarang. Tandai kalau yang lama harus kembali:',
    comesBack: (record: UndoRecord) => `Kembalikan ${columnsOf(record)}`,
    staying: (record: UndoRecord) => `${capital(columnsOf(record))} tetap seperti sekarang.`,
    record: ({ table, label, becomes }: UndoRecord) =>
      `${capital(`${thing(table)} ${label}`.trim())} ${becoming[becomes]}`,
  },
  deleted: {
    title: 'Baru dihapus',
    look: 'Lihat di Baru dihapus',
    note: 'Yang ditarik kembali atau diurungkan dalam 90 hari terakhir. Tidak ada yang benar-benar hilang.',
    none: 'Tidak ada. Yang ditarik kembali akan muncul di sini selama 90 hari.',
    what: ({ table, label }: Deleted) => capital(`${thing(table)} ${label}`.trim()),
    by: ({ officer, at, reason }: Deleted) =>
      [value('withdrawn', reason), officer || 'Petugas lama', when(at)].join(' · '),
    act: 'Kembalikan',
    back: (what: string) => `Dikembalikan: ${what}`,
  },
  home: {
    wrong: 'Ada catatan yang diubah dari luar Wahana.',
    look: 'Lihat',
  },
  older: {
    title: 'Data di komputer ini lebih lama dari yang terakhir dipakai.',
    note: (isHead: boolean) =>
      `Mungkin seseorang mengembalikan berkas lama. Yang dicatat sesudahnya tidak ada di sini. ${
        isHead
          ? 'Jangan mencatat dulu: pulihkan cadangan terbaru di Atur, Cadangan.'
          : 'Beri tahu ketua sebelum mencatat lagi.'
      }`,
    behind: ({ place, made_at }: Ahead) =>
      `Cadangan di ${place} (${longDate(today(new Date(made_at)))}) lebih baru daripada data di komputer ini.`,
    elsewhere: ({ place, made_at }: Ahead) =>
      `Komputer lain juga mencatat untuk RW ini: cadangannya ada di ${place} (${longDate(today(new Date(made_at)))}).`,
    elsewhereNote: (isHead: boolean) =>
      `Catatan dua komputer tidak dapat digabung. Pakai satu saja. ${
        isHead
          ? 'Pilih yang terlengkap; yang ada di komputer lain saja dicatat ulang di sini.'
          : 'Beri tahu ketua sebelum mencatat lagi.'
      }`,
  },
} as const;
