// Words of Bantuan: the list, the form, the page, and what somebody already gets.

import type { AssistanceRow, AssistanceType, CardDoubt, GivenBy, ItemForm } from '../bridge';
import { ago, count, daysBetween, quantity, shortDate, today } from './format';
import { rupiah } from './money';

const forms: Record<AssistanceType, string> = {
  money: 'Uang',
  goods: 'Barang',
  service: 'Layanan',
};
const givers: Record<GivenBy, string> = { group: 'Dari kelompok', programme: 'Dari program' };

/** 'Beras 1.750 kg' */
export const item = ({
  name,
  quantity: much,
  unit,
}: Pick<ItemForm, 'name' | 'quantity' | 'unit'>): string => `${name} ${quantity(much)} ${unit}`;

/** 'Beras 10 kg, minyak 2 liter': what it was, where it was not money. */
function content(row: Pick<AssistanceRow, 'items' | 'form' | 'masked'>): string {
  if (row.masked) return '';
  if (row.items.length > 0) return row.items.map(item).join(', ');
  return row.form === 'money' ? '' : forms[row.form];
}

/** 'sejak 1 Jan 2025, sampai 31 Des 2027' */
function lasting({ since, until }: Pick<AssistanceRow, 'since' | 'until'>): string {
  const ended = until !== '' && until < today();
  return [
    since && `sejak ${shortDate(since)}`,
    until && `${ended ? 'berakhir' : 'sampai'} ${shortDate(until)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

const family = (head: string) => (head ? `Keluarga ${head}` : 'Keluarga');
const whose = ({ recipient, name }: AssistanceRow): string =>
  recipient?.kind === 'household' ? family(name) : name;

/** What stands next to a kind on the same family card: one sentence each, the same reason told once. */
function cardDoubts(
  doubts: readonly CardDoubt[],
  kind: string,
  called: (code: string) => string,
): string | undefined {
  const of = (why: CardDoubt['why']) => doubts.filter((doubt) => doubt.why === why);
  const listed = (those: readonly CardDoubt[]) =>
    those.map(({ row }) => `${called(row.kind)} (${whose(row)})`).join(', ');
  const [running, once, lately] = [of('running')[0], of('once')[0], of('lately')[0]];
  const [alone, there] = [of('alone'), of('alone_there')];
  const sentences = [
    running && `${kind} sudah tercatat diterima ${whose(running.row)}.`,
    once &&
      `${kind} dihitung sekali untuk satu Kartu Keluarga, dan sudah tercatat untuk ${whose(once.row)}.`,
    alone.length > 0 &&
      `Aturan ${kind} menanyakan bantuan lain dari APBN/APBD di Kartu Keluarga yang sama. Tercatat: ${listed(alone)}.`,
    there.length > 0 &&
      `Di Kartu Keluarga ini tercatat ${listed(there)}. Aturannya menanyakan bantuan lain dari APBN/APBD.`,
    lately && `Keluarga ini baru menerimanya ${ago(lately.row.date)} (${whose(lately.row)}).`,
  ].filter(Boolean);
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}

export const assistance = {
  forms,
  givers,
  item,
  content,
  lasting,
  family,
  whose,
  cardDoubts,
  masked: (number: string) => `Kasus ${number}`,
  unknownWorth: 'nilainya tidak dicatat',
  list: {
    title: 'Bantuan',
    add: 'Bantuan baru',
    search: 'Cari bantuan',
    searchHint: 'Nama penerima atau nomor (B-)',
    giver: 'Dari siapa',
    all: 'Semua',
    filter: 'Saring',
    filterTitle: 'Saring bantuan',
    period: 'Kapan',
    periods: {
      all: 'Semua waktu',
      month: 'Bulan ini',
      last_month: 'Bulan lalu',
      year: 'Tahun ini',
      last_year: 'Tahun lalu',
      own: 'Tanggal sendiri',
    },
    from: 'Dari tanggal',
    to: 'Sampai tanggal',
    between: (from: string, to: string) =>
      [from && `dari ${shortDate(from)}`, to && `sampai ${shortDate(to)}`]
        .filter(Boolean)
        .join(' '),
    kind: 'Jenis bantuan',
    fund: 'Sumber dana',
    rt: 'RT',
    everything: 'Semua',
    show: 'Tampilkan',
    clear: 'Lepas semua saringan',
    columns: {
      date: 'Tanggal',
      name: 'Untuk',
      kind: 'Bantuan',
      rt: 'RT',
      amount: 'Nilai (Rp)',
      funds: 'Sumber',
    },
    count: (n: number) => `${count(n)} bantuan`,
    given: (amount: number) => `${rupiah(amount)} dari kelompok`,
    fundTotal: (name: string, amount: number) => `${name} ${rupiah(amount)}`,
    none: 'Belum ada bantuan',
    noneHint: 'Catat yang diberikan kelompok, atau program yang sudah diterima warga.',
    notFound: 'Tidak ada bantuan yang cocok',
    notFoundHint: 'Lepas saringannya untuk melihat yang lain.',
    failed: 'Daftar tidak dapat dibaca.',
    keys: { choose: 'pilih', open: 'buka', add: 'bantuan baru' },
  },
  form: {
    title: { group: 'Beri bantuan', programme: 'Catat bantuan' },
    changeTitle: (number: string) => `Ubah ${number}`,
    otherDraft: (about: string, when: string) =>
      `Masih ada draf bantuan baru dari ${when}: ${about}.`,
    nobodyYet: 'penerimanya belum dipilih',
    inCase: (number: string) => `kasus ${number}`,
    side: 'Siapa yang memberi?',
    sides: { group: 'Dari kelompok kita', programme: 'Dari pihak lain' },
    sections: {
      who: 'Untuk siapa?',
      what: 'Apa bantuannya?',
      funds: 'Dananya dari mana?',
    },
    recipient: 'Penerima',
    recipientMissing: 'Pilih untuk siapa bantuannya.',
    to: { person: 'Satu orang', household: 'Satu keluarga' },
    groupOf: (number: string) => `Kelompok di kasus ${number}`,
    replace: 'Ganti',
    case: 'Bagian dari kasus',
    noCase: 'Tidak terkait kasus',
    caseChoice: (number: string, subject: string) => `${number}, ${subject}`,
    ownCase: 'Anda mencatat bantuan untuk kasus yang Anda dampingi. Pilih kasusnya.',
    kind: 'Jenis bantuan',
    kindPlaceholder: {
      group: 'Sembako, santunan …',
      programme: 'PKH, sembako, BPJS, Baznas …',
    },
    kindMissing: 'Pilih jenis bantuannya.',
    date: 'Tanggal diberikan',
    dateShort: 'Tanggal',
    seen: 'Terakhir diketahui',
    seenHint: 'Saat masih diterima',
    amountHint: 'Sekali terima',
    since: 'Diterima sejak',
    until: 'Diterima sampai',
    untilHint: 'Kosongkan kalau masih berjalan',
    form: 'Bentuknya',
    amount: { money: 'Jumlah uang', service: 'Biayanya', programme: 'Besarnya' },
    amountMissing: 'Tulis jumlah uangnya.',
    items: 'Barangnya',
    item: {
      name: 'Nama barang',
      quantity: 'Banyak',
      unit: 'Satuan',
      value: 'Nilai (boleh kira-kira)',
    },
    itemValue: 'Nilai',
    itemMissing: {
      name: 'Tulis nama barangnya.',
      quantity: 'Tulis banyaknya.',
      unit: 'Tulis satuannya, misalnya kg.',
    },
    itemsHint: 'Nilai barang boleh perkiraan, boleh juga kosong.',
    addItem: 'Tambah barang',
    removeItem: (n: number) => `Hapus barang ke-${count(n)}`,
    itemNo: (label: string, n: number) => `${label}, barang ke-${count(n)}`,
    fund: 'Sumber',
    fundAmount: 'Jumlah',
    fundMissing: 'Pilih sumber dananya.',
    fundAmountMissing: 'Tulis jumlah dari sumber ini.',
    addFund: 'Tambah sumber',
    removeFund: (n: number) => `Hapus sumber ke-${count(n)}`,
    fundNo: (label: string, n: number) => `${label}, sumber ke-${count(n)}`,
    total: 'Jumlah',
    fits: 'Sumber dana pas',
    short: (rest: number) => `Sumber masih kurang ${rupiah(rest)}`,
    over: (rest: number) => `Sumber lebih ${rupiah(rest)}`,
    note: 'Catatan',
    noteOther: 'Tulis bantuan apa ini, dan dari siapa.',
    save: { group: 'Simpan bantuan', programme: 'Simpan catatan' },
    saveChange: 'Simpan perubahan',
    saved: (number: string, name: string) => `${number} untuk ${name} tersimpan`,
    savedPlain: (number: string) => `${number} tersimpan`,
    failed: 'Formulir tidak dapat dibuka. Data Anda aman.',
  },
  already: {
    title: 'Sudah dapat apa?',
    before: 'Pilih dulu untuk siapa. Yang sudah diterima orang itu dan keluarganya muncul di sini.',
    nothing: 'Belum tercatat menerima apa-apa, begitu juga keluarganya.',
    programmes: 'Program di Kartu Keluarga ini',
    gifts: 'Dari kelompok, 12 bulan terakhir',
    giftsSum: (n: number, amount: number) =>
      amount > 0 ? `${count(n)} kali, ${rupiah(amount)}` : `${count(n)} kali`,
    known: (on: string) => `diketahui ${ago(on)}`,
    old: 'sudah lama, tanyakan lagi',
    failed: 'Tidak dapat dibaca. Bantuan tetap boleh dicatat.',
    more: (n: number) => `dan ${count(n)} lagi`,
  },
  /** After this many days a note of a programme is doubtful: the office renews its list every three months. */
  isOld: (on: string) => daysBetween(on, today()) > 92,
  page: {
    change: 'Ubah',
    withdraw: 'Tarik kembali',
    openPerson: 'Buka warganya',
    openFamily: 'Buka keluarganya',
    openCase: 'Buka kasusnya',
    facts: 'Keterangan',
    besides: 'Di luar ini sudah dapat apa?',
    what: 'Yang diberikan',
    received: 'Yang diterima',
    funds: 'Sumber dana',
    note: 'Catatan',
    date: 'Diberikan',
    seen: 'Terakhir diketahui',
    since: 'Sejak',
    until: 'Sampai',
    running: 'masih berjalan',
    address: 'Alamat',
    kind: 'Jenis',
    case: 'Kasus',
    number: 'Nomor',
    rt: 'RT',
    maskedNote: (number: string) =>
      `Bantuan ini bagian dari kasus rahasia ${number}. Hanya nilainya yang terlihat; nama dan jenisnya ada pada pendampingnya.`,
  },
  withdraw: {
    title: (number: string) => `Tarik kembali ${number}?`,
    body: 'Bantuan ini hilang dari daftar dan jumlah. Jejaknya tetap ada beserta alasannya.',
    reasonHint: 'Misalnya: salah orang, tercatat dua kali',
    done: (number: string) => `${number} ditarik kembali`,
  },
  card: {
    title: 'Bantuan',
    titleFamily: 'Bantuan keluarga ini',
    titleCase: 'Bantuan dalam kasus ini',
    add: 'Beri bantuan',
    none: 'Belum ada bantuan yang tercatat.',
    failed: 'Bantuan tidak dapat dibaca.',
    all: (n: number) => `Tampilkan semua (${count(n)})`,
    programme: 'program',
  },
} as const;
