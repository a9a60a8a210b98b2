// Words of Hari penyaluran: the list, the form, the day, the papers.

import type { Came, DistributionRow, Per, RecipientRow, Sums } from '../bridge';
import { assistance, item } from './assistance';
import { count, daysBetween, dueIn, fullDate, longDate, rt, shortDate, today } from './format';
import { rupiah } from './money';

const came: Record<Came, string> = {
  waiting: 'Belum ditandai',
  signed: 'Hadir',
  thumb: 'Cap jempol',
  proxy: 'Diwakili',
  absent: 'Tidak hadir',
};
const per: Record<Per, string> = { person: 'Tiap orang', household: 'Tiap keluarga' };

/** A family is called after its head; one of which nobody is left has no name. */
function called({ recipient, name }: Pick<RecipientRow, 'recipient' | 'name'>): string {
  return recipient.kind === 'household' ? assistance.family(name) : name;
}

/** '12 penerima · Rp1.200.000 · Beras 120 kg' */
function sums({ recipients, amount, goods }: Sums, unit: string): string {
  return [`${count(recipients)} ${unit}`, amount > 0 && rupiah(amount), ...goods.map(item)]
    .filter(Boolean)
    .join(' · ');
}

/** 'diambil Bu Parang (anak) 3 Des 2026' */
function mark(row: RecipientRow): string {
  const by = row.came === 'proxy' && [
    row.proxy_name,
    row.proxy_relation && `(${row.proxy_relation})`,
  ];
  const taken = [...(by || []), row.later && shortDate(row.received_on)].filter(Boolean).join(' ');
  return [taken && `diambil ${taken}`, row.gift_gone && 'bantuannya ditarik kembali', row.note]
    .filter(Boolean)
    .join(', ');
}

export const distribution = {
  came,
  per,
  called,
  sums,
  mark,
  rtOf: (place: string): string => (place ? `RT ${rt(place)}` : 'Tanpa RT'),
  sharedTurn: (number: number) => `sekeluarga dengan nomor ${count(number)}`,
  list: {
    title: 'Hari penyaluran',
    open: 'Penyaluran',
    search: 'Cari penyaluran',
    searchHint: 'Nama, tempat, nomor (P-), atau tahun',
    add: 'Penyaluran baru',
    none: 'Belum ada hari penyaluran',
    noneHint: 'Satu bantuan untuk banyak warga: daftar penerima, tanda terima, dan laporannya.',
    failed: 'Daftar penyaluran belum dapat dibaca. Data Anda aman.',
    count: (n: number) => `${count(n)} penyaluran`,
    columns: { day: 'Hari', name: 'Penyaluran', kind: 'Bantuan', state: 'Keadaan' },
    keys: { choose: 'pilih', open: 'buka', add: 'penyaluran baru' },
    closed: 'Selesai',
    standing: ({ closed_on, waiting, recipients }: DistributionRow): string => {
      if (closed_on) return 'Selesai';
      if (waiting === 0) return 'Siap ditutup';
      return waiting === recipients ? 'Belum dibagikan' : `${count(waiting)} belum ditandai`;
    },
    recipients: (n: number) => `${count(n)} penerima`,
  },
  home: {
    title: (name: string, day: string) => {
      const days = daysBetween(today(), day);
      if (days < 0) return `Penyaluran ${name} belum ditutup`;
      return days === 0 ? `Hari ini penyaluran ${name}` : `Penyaluran ${name} ${dueIn(day)}`;
    },
    note: ({ day, place, recipients, waiting }: DistributionRow) =>
      [
        shortDate(day),
        place,
        `${count(recipients)} penerima`,
        waiting < recipients && waiting > 0 && `${count(waiting)} belum ditandai`,
      ]
        .filter(Boolean)
        .join(', '),
    act: 'Buka',
  },
  form: {
    title: 'Penyaluran baru',
    changeTitle: (number: string) => `Ubah ${number}`,
    sections: {
      when: 'Apa dan kapan?',
      what: 'Apa yang diterima masing-masing?',
      who: 'Siapa saja?',
    },
    name: 'Nama penyaluran',
    namePlaceholder: 'Beras untuk lansia',
    nameHint: 'Nama ini tercetak di daftar. Jangan menulis masalah warganya.',
    nameMissing: 'Tulis nama penyalurannya.',
    day: 'Hari',
    dayMissing: 'Pilih harinya.',
    place: 'Tempat',
    placePlaceholder: 'Balai RW',
    per: 'Bagian untuk',
    note: 'Catatan',
    rows: 'Penerima',
    rowsMissing: 'Pilih dulu penerimanya.',
    save: 'Simpan daftar',
    saveChange: 'Simpan perubahan',
    saved: (number: string, n: number) => `${number} tersimpan, ${count(n)} penerima`,
    failed: 'Formulir belum dapat dibuka. Data Anda aman. Coba buka lagi.',
    closed:
      'Penyaluran ini sudah ditutup. Urungkan penutupannya dulu, baru daftarnya dapat diubah.',
  },
  choose: {
    view: 'Daftar yang terlihat',
    proposed: 'Usulan',
    chosen: (n: number) => `Terpilih (${count(n)})`,
    filter: 'Saring usulan',
    rt: 'RT',
    allRt: 'Semua RT',
    from: 'Umur mulai',
    to: 'sampai',
    years: 'tahun',
    pmks: 'Ada kasus',
    anyPmks: 'Semua',
    pmksHint: 'Daftar dan cetakannya tidak menyebut kasus.',
    kind: 'Bantuan lain',
    anyKind: 'Semua',
    emergency: 'Dari daftar darurat',
    noEmergency: 'Semua',
    emergencyOf: (name: string, day: string) => `${name}, ${shortDate(day)}`,
    emergencyHint: 'Hanya yang sudah didata sebagai warga.',
    got: 'Sudah dapat',
    without: 'Belum dapat',
    found: (n: number, more: boolean) =>
      more ? `${count(n)} yang pertama` : `${count(n)} ditemukan`,
    more: (n: number) => `Lebih dari ${count(n)} yang cocok. Saring lagi, misalnya per RT.`,
    all: (n?: number) => (n === undefined ? 'Pilih semua' : `Pilih semua (${count(n)})`),
    none: (n?: number) => (n === undefined ? 'Lepas semua' : `Lepas semua (${count(n)})`),
    keys: { choose: 'pindah baris', tick: 'pilih atau lepas', share: 'ubah bagian' },
    add: 'Tambah satu penerima',
    addFamily: 'Tambah satu keluarga',
    columns: { tick: 'Pilih', name: 'Nama', rt: 'RT', already: 'Sudah dapat', share: 'Bagian' },
    ticked: 'Dipilih',
    unticked: 'Tidak dipilih',
    nobody: 'Tidak ada warga yang cocok',
    nobodyHint: 'Ubah saringannya, atau tambah satu per satu.',
    nobodyChosen: 'Belum ada yang dipilih',
    nobodyChosenHint: 'Pilih dari Usulan, atau tambah satu per satu.',
    failed: 'Usulan belum dapat dibaca. Data Anda aman. Coba buka lagi.',
    alreadyUnread:
      'Bantuan yang sudah mereka terima belum dapat dibaca. Daftar ini tetap dapat disusun.',
    alreadySum: (same: number, since: string, lists: readonly (readonly [string, number])[]) => {
      const [first, second, ...more] = lists.map(
        ([number, n]) => `${count(n)} sudah di daftar ${number}`,
      );
      const parts = [
        same > 0 && `${count(same)} sudah menerima jenis ini sejak ${longDate(since)}`,
        first,
        second,
        more.length > 0 && `dan ${count(more.length)} daftar lain`,
      ];
      return `Di antara yang dipilih: ${parts.filter(Boolean).join(', ')}.`;
    },
    showThem: 'Lihat',
    showAll: 'Lihat semua',
    letThemGo: 'Lepas mereka',
    letGo: (n: number) => `${count(n)} penerima dilepas dari daftar.`,
    putBack: 'Kembalikan',
    byMembers: 'Bagian menurut jumlah anggota',
    byMembersHint: 'Satu bagian untuk tiap anggota yang tinggal di sini.',
    byMembersAmount: 'Tulis dulu jumlah uang untuk satu bagian.',
    byMembersDone: 'Bagian diisi menurut jumlah anggota.',
    age: (age: number) => `${count(age)} th`,
    already: (
      programmes: readonly string[],
      gifts: number,
      same: string,
      open: readonly string[],
    ): string =>
      [
        open.length > 0 && `sudah di daftar ${open.join(', ')}`,
        ...programmes,
        same ? `jenis ini ${shortDate(same)}` : gifts > 0 && `${count(gifts)} kali dari kelompok`,
      ]
        .filter(Boolean)
        .join(', '),
  },
  share: {
    title: (name: string) => `Bagian untuk ${name}`,
    shares: 'Berapa bagian?',
    amount: 'Berapa uangnya?',
    amountHint: (standard: string) => `Yang lain menerima ${standard}. Kosongkan kalau sama.`,
    act: 'Pakai',
    off: 'Keluarkan dari daftar',
    times: (n: number) => `${count(n)} bagian`,
  },
  page: {
    view: 'Tampilan',
    views: { list: 'Daftar', report: 'Laporan' },
    which: 'Yang terlihat',
    all: 'Semua',
    waiting: (n: number) => `Belum ditandai (${count(n)})`,
    absent: (n: number) => `Tidak hadir (${count(n)})`,
    find: 'Cari penerima',
    findPlaceholder: 'Nama',
    columns: { no: 'No', name: 'Nama', rt: 'RT', gets: 'Yang diterima', came: 'Tanda terima' },
    allMarked: 'Semua sudah ditandai',
    noneSo: 'Tidak ada yang seperti itu',
    signList: 'Cetak daftar',
    report: 'Cetak laporan',
    rest: (n: number) => `Sisanya hadir (${count(n)})`,
    restAbsent: 'Sisanya tidak hadir',
    restDone: (n: number) => `${count(n)} penerima ditandai hadir`,
    restAbsentDone: (n: number) => `${count(n)} penerima ditandai tidak hadir`,
    close: 'Tutup penyaluran',
    change: 'Ubah daftar',
    withdraw: 'Tarik kembali',
    closedChip: (on: string) => `Selesai ${shortDate(on)}`,
    openChip: 'Belum ditutup',
    marked: (name: string, how: Came) => `${name}: ${came[how].toLowerCase()}`,
    counted: (came: number, takenBack: number, absent: number, waiting: number) =>
      [
        `${count(came)} sudah menerima`,
        takenBack > 0 && `${count(takenBack)} ditarik kembali`,
        absent > 0 && `${count(absent)} tidak hadir`,
        waiting > 0 && `${count(waiting)} belum`,
      ]
        .filter(Boolean)
        .join(' · '),
    keys: {
      signed: 'hadir',
      thumb: 'cap jempol',
      proxy: 'diwakili',
      absent: 'tidak hadir',
      none: 'hapus tanda',
      open: 'lainnya',
    },
  },
  marking: {
    title: (name: string) => name,
    came: 'Tanda terima',
    on: 'Diterima pada',
    proxyName: 'Siapa yang mengambil?',
    proxyMissing: 'Tulis siapa yang mengambil.',
    proxyRelation: 'Hubungannya dengan penerima',
    proxyHint: 'Anak, tetangga, ketua RT',
    note: 'Keterangan',
    noteMissing: 'Tulis mengapa bantuannya ditarik kembali.',
    act: 'Simpan',
  },
  closing: {
    title: (name: string) => `Tutup ${name}?`,
    note: (n: number) =>
      n > 0
        ? `${count(n)} penerima dicatat menerima bantuan, masing-masing dengan nomornya. Yang mengambil kemudian masih dapat ditandai.`
        : 'Tidak ada bantuan yang dicatat, karena tidak ada yang menerima.',
    left: (what: string) => `Tersisa: ${what}`,
    leftover: 'Sisanya untuk apa?',
    leftoverHint: 'Disimpan di balai, dibawa ke rumahnya, untuk dapur umum',
    leftoverMissing: 'Tulis satu kalimat: sisanya untuk apa.',
    act: 'Tutup penyaluran',
    done: (number: string) => `${number} ditutup`,
  },
  report: {
    title: 'Laporan penyaluran',
    planned: 'Direncanakan',
    received: 'Diterima',
    left: 'Tersisa',
    how: 'Tanda terima',
    ...came,
    later: 'Di antaranya diambil kemudian',
    takenBack: 'Menerima, lalu bantuannya ditarik kembali',
    places: 'Per RT',
    columns: { rt: 'RT', planned: 'Direncanakan', received: 'Diterima', worth: 'Nilai (Rp)' },
    total: 'Jumlah',
    leftover: 'Sisanya untuk',
    made: 'Dibuat oleh',
    closed: 'Ditutup oleh',
    closedOn: (name: string, on: string) => `${name}, ${longDate(on)}`,
    funds: 'Sumber dana',
    unit: 'penerima',
  },
  paper: {
    title: 'Daftar tanda terima',
    hint: 'Dicetak di kertas A4 atau F4. Judulnya berulang di tiap halaman.',
    print: 'Cetak',
    reportHint: 'Laporan untuk rapat dan arsip. Tidak menyebut nama penerima.',
    training: 'LATIHAN, bukan daftar sungguhan',
    where: ({ day, place }: Pick<DistributionRow, 'day' | 'place'>, pasaran = false) =>
      [fullDate(day, pasaran), place].filter(Boolean).join(', '),
    columns: {
      no: 'No',
      name: 'Nama',
      rt: 'RT',
      gets: 'Yang diterima',
      sign: 'Tanda tangan / cap jempol',
      note: 'Keterangan',
    },
    total: (n: number) => `Jumlah penerima: ${count(n)}`,
    knows: 'Mengetahui',
    chair: 'Ketua',
    hands: 'Yang menyerahkan',
  },
  withdraw: {
    title: (number: string) => `Tarik kembali ${number}?`,
    body: 'Penyaluran ini dan daftarnya tidak tampil lagi. Kalau sudah ditutup, urungkan dulu penutupannya. Alasannya tersimpan di Jejak.',
    reasonHint: 'Misalnya: batal, tercatat dua kali',
    done: (number: string) => `${number} ditarik kembali`,
  },
  ownData: {
    title: 'Daftar penyaluran',
    line: (number: string, name: string, day: string, how: Came, proxy: string) =>
      `${number}, ${name}, ${longDate(day)}: ${[came[how].toLowerCase(), proxy].filter(Boolean).join(', ')}`,
  },
} as const;
