// Words of Daftar darurat: the lists, the six fields, the cases and families that come of them, the paper.

import type { CasesMade, EmergencyRow, EmergencySums, LineForm, LineRow, Offer } from '../bridge';
import { count, longDate, rt, shortDate } from './format';

/** Names of the types as people say them here. */
const kinds: Readonly<Record<string, string>> = { 21: 'Bencana alam', 22: 'Bencana sosial' };

const place = (number: string): string => (number ? `RT ${rt(number)}` : 'Tanpa RT');
const souls = (n: number): string => `${count(n)} jiwa`;
const households = (n: number): string => `${count(n)} keluarga`;

const called = (form: Pick<LineForm, 'name'>): string => form.name || 'Data dihapus';

/** 'Jalan Contoh 9, selimut' */
const detail = (form: LineForm): string => [form.address, form.need].filter(Boolean).join(', ');

const about = (offer: Offer): string =>
  [
    offer.rt && `RT ${rt(offer.rt)}`,
    offer.address,
    souls(offer.souls),
    offer.through && `lewat ${offer.through}`,
    offer.on_line !== null && `sudah di baris ${count(offer.on_line)}`,
  ]
    .filter(Boolean)
    .join(', ');

export const emergency = {
  place,
  called,
  detail,
  list: {
    title: 'Daftar darurat',
    open: 'Daftar darurat',
    search: 'Cari daftar darurat',
    searchHint: 'Nama atau tahun',
    add: 'Daftar baru',
    none: 'Belum ada daftar darurat',
    noneHint:
      'Untuk banjir, gempa, atau wabah: banyak keluarga dicatat cepat, enam kolom saja. Kasusnya menyusul.',
    failed: 'Daftar darurat tidak dapat dibaca. Data Anda aman.',
    count: (n: number) => `${count(n)} daftar`,
    columns: {
      day: 'Kejadian',
      name: 'Daftar',
      households: 'Keluarga',
      souls: 'Jiwa',
      state: 'Keadaan',
    },
    keys: { choose: 'pilih', open: 'buka', add: 'daftar baru' },
    closed: (on: string) => `Ditutup ${shortDate(on)}`,
    unregistered: (n: number) => (n > 0 ? `${count(n)} belum didata` : 'Masih dibuka'),
    kind: (pmks: number) => kinds[pmks] ?? '',
  },
  home: {
    title: (name: string) => `Daftar darurat: ${name}`,
    note: ({ households: number, souls: people, unregistered }: EmergencyRow) =>
      [
        households(number),
        people > 0 && souls(people),
        unregistered > 0 && `${count(unregistered)} belum didata`,
      ]
        .filter(Boolean)
        .join(', '),
    act: 'Buka',
  },
  form: {
    title: 'Daftar darurat baru',
    changeTitle: 'Ubah daftar darurat',
    name: 'Nama kejadian',
    namePlaceholder: 'Banjir Kali Code',
    nameHint: 'Nama ini tercetak di daftar dan menjadi pelapor di kasusnya.',
    nameMissing: 'Tulis nama kejadiannya.',
    kind: 'Macamnya',
    kindHint: 'Kasus yang dibuat dari daftar ini memakai jenis PPKS itu.',
    day: 'Tanggal kejadian',
    dayMissing: 'Pilih tanggal kejadiannya.',
    note: 'Catatan',
    make: 'Mulai mencatat',
    save: 'Simpan',
    made: (name: string) => `Daftar ${name} dibuat`,
    saved: (name: string) => `Daftar ${name} tersimpan`,
  },
  line: {
    title: 'Keluarga berikutnya',
    fields: {
      name: 'Nama',
      address: 'Alamat',
      rt: 'RT',
      souls: 'Jiwa',
      need: 'Kebutuhan',
      phone: 'Telepon',
    },
    nameMissing: 'Tulis namanya, atau sebutannya.',
    needHint: 'Selimut, obat',
    sameAddress: (address: string) => `↓ ${address}`,
    known: (name: string) => `Sudah didata: ${name}`,
    unknown: 'Belum didata. Boleh, didata kemudian.',
    letGo: 'Lepas',
    same: (offer: Offer) => `Sudah didata dengan nama ini: ${offer.name}, ${about(offer)}`,
    isSame: 'Ya, keluarga ini',
    offer: about,
    saved: (no: number, name: string) => `Baris ${count(no)} tersimpan: ${name}`,
    empty: 'Kosongkan',
    save: 'Simpan baris',
    twice: {
      name: (no: number, name: string) =>
        `Nama dan RT sama dengan baris ${count(no)} (${name}). Kalau memang keluarga lain, teruskan saja.`,
      phone: (no: number, name: string) =>
        `Teleponnya sama dengan baris ${count(no)} (${name}). Kalau memang keluarga lain, teruskan saja.`,
      known: (no: number, name: string) =>
        `Keluarga ini sudah ada di baris ${count(no)} (${name}). Ubah baris itu saja.`,
    },
    restored: (when: string) => `Baris yang belum disimpan tadi, ${when}.`,
    notSaved: 'Baris ini belum tersimpan. Perbaiki, lalu tekan Enter di kolom terakhir.',
  },
  page: {
    view: 'Tampilan',
    views: { list: 'Daftar', sums: 'Ringkasan' },
    which: 'Yang terlihat',
    all: 'Semua',
    unregistered: (n: number) => `Belum didata (${count(n)})`,
    withoutCase: (n: number) => `Belum ada kasus (${count(n)})`,
    find: 'Cari di daftar',
    findPlaceholder: 'Nama, alamat, kebutuhan',
    columns: {
      no: 'No',
      name: 'Nama',
      rt: 'RT',
      souls: 'Jiwa',
      need: 'Kebutuhan',
      phone: 'Telepon',
      state: 'Keadaan',
    },
    none: 'Belum ada keluarga di daftar ini',
    noneHint: 'Ketik nama di atas. Enter pindah kolom; Enter di Telepon menyimpan barisnya.',
    noneSo: 'Tidak ada yang seperti itu',
    numbersOnly: 'Nama dan alamatnya hanya terlihat oleh yang menangani kasus.',
    sameAs: (no: number) => `Sama dengan baris ${count(no)}`,
    openChip: 'Masih dibuka',
    closedChip: (on: string) => `Ditutup ${shortDate(on)}`,
    counted: ({ households: number, souls: people, unregistered, cases }: EmergencySums) =>
      [
        households(number),
        souls(people),
        unregistered > 0 && `${count(unregistered)} belum didata`,
        cases > 0 && `${count(cases)} kasus`,
      ]
        .filter(Boolean)
        .join(' · '),
    selected: (n: number) => `${count(n)} ditandai`,
    makeCases: (n: number) => `Jadikan kasus (${count(n)})`,
    register: (n: number) => `Daftarkan (${count(n)})`,
    selectAll: 'Pilih semua',
    unselect: 'Lepas semua pilihan',
    print: 'Cetak daftar',
    change: 'Ubah nama dan tanggal',
    close: 'Tutup daftar',
    reopen: 'Buka lagi',
    withdraw: 'Tarik kembali',
    closedDone: (name: string) => `Daftar ${name} ditutup`,
    reopenedDone: (name: string) => `Daftar ${name} dibuka lagi`,
    takenOff: (name: string) => `${name} dikeluarkan dari daftar`,
    keys: {
      next: 'kolom berikutnya',
      same: 'alamat tadi',
    },
    isClosed:
      'Daftar ini sudah ditutup. Kasus masih dapat dibuat; untuk menambah keluarga, buka lagi.',
  },
  change: {
    title: (no: number) => `Baris ${count(no)}`,
    save: 'Simpan baris',
    saved: (name: string) => `Baris ${name} tersimpan`,
    off: 'Keluarkan dari daftar',
    openCase: (number: string) => `Buka ${number}`,
    openKnown: 'Buka datanya',
  },
  cases: {
    title: (n: number) => `Jadikan ${count(n)} kasus?`,
    note: 'Satu kasus untuk tiap keluarga; kebutuhannya menjadi catatan kasus. Satu kali Urungkan mengembalikan semuanya.',
    left: (unregistered: number, there: number): string =>
      [
        unregistered > 0 && `${count(unregistered)} yang belum didata dilewati.`,
        there > 0 && `${count(there)} sudah punya kasus jenis ini, jadi tidak dibuat lagi.`,
      ]
        .filter(Boolean)
        .join(' '),
    criteria: 'Yang terjadi pada mereka',
    criteriaHint: 'Berlaku untuk semua. Yang berbeda dapat diubah di kasusnya.',
    criteriaMissing: 'Centang paling sedikit satu.',
    urgency: 'Kemendesakan',
    source: 'Siapa yang melapor?',
    sourceMissing: 'Pilih siapa yang melapor.',
    on: 'Tanggal lapor',
    responsible: 'Pendamping',
    responsibleMissing: 'Pilih pendampingnya.',
    act: (n: number) => `Buat ${count(n)} kasus`,
    done: ({ made, there, unregistered }: CasesMade) =>
      [
        `${count(made)} kasus dibuat`,
        there > 0 && `${count(there)} sudah punya`,
        unregistered > 0 && `${count(unregistered)} belum didata`,
      ]
        .filter(Boolean)
        .join(', '),
  },
  register: {
    title: 'Daftarkan sebagai warga',
    note: 'Tiap keluarga baru dicatat dengan kepala keluarganya. Data lain menyusul. Satu kali Urungkan mengembalikan semuanya.',
    clear: (names: readonly string[], more: number) =>
      `Keluarga baru: ${names.join(', ')}${more > 0 ? `, dan ${count(more)} lagi` : ''}.`,
    decide: 'Periksa dulu yang ini, mungkin sudah ada:',
    line: (no: number, name: string, number: string) => `${count(no)}. ${name}, ${place(number)}`,
    skip: 'Lewati dulu',
    anew: 'Keluarga baru',
    sameLine: (no: number) => `Nama dan RT sama dengan baris ${count(no)}.`,
    noRt: 'RT-nya belum diisi. Ubah barisnya dulu, atau pilih yang sudah tercatat.',
    is: (who: string) => `Ini ${who}`,
    act: (n: number) => `Daftarkan ${count(n)}`,
    nothing: 'Belum ada yang ditandai untuk didaftarkan.',
    done: (n: number, anew: number) =>
      anew === n
        ? `${count(n)} keluarga didaftarkan`
        : `${count(n)} keluarga didaftarkan, ${count(n - anew)} di antaranya sudah tercatat`,
    reading: 'Mencari yang mungkin sudah tercatat ...',
  },
  sums: {
    households: 'keluarga',
    souls: 'jiwa',
    uncounted: (n: number) => `${count(n)} belum disebut jiwanya`,
    unregistered: 'belum didata',
    cases: 'sudah ada kasus',
    places: 'Per RT',
    columns: { rt: 'RT', households: 'Keluarga', souls: 'Jiwa' },
    total: 'Jumlah',
    made: 'Dibuat oleh',
    day: 'Tanggal kejadian',
    kind: 'Macamnya',
    note: 'Catatan',
  },
  paper: {
    title: 'Daftar darurat',
    hint: 'Dicetak di kertas A4 atau F4. Berisi nama, alamat, dan kebutuhan: simpan baik-baik. Pencetakannya tercatat.',
    print: 'Cetak',
    training: 'LATIHAN, bukan daftar sungguhan',
    where: (kind: string, day: string) => `${kind}, ${longDate(day)}`,
    total: ({ households: number, souls: people }: EmergencySums) =>
      `Jumlah: ${households(number)}, ${souls(people)}`,
  },
  withdraw: {
    title: (name: string) => `Tarik kembali ${name}?`,
    body: 'Daftar ini hilang. Kasus dan keluarga yang sudah dicatat dari sini tetap ada. Jejaknya tetap ada beserta alasannya.',
    reasonHint: 'Misalnya: salah buat, tercatat dua kali',
    done: (name: string) => `Daftar ${name} ditarik kembali`,
  },
  ownData: {
    title: 'Daftar darurat',
    line: (name: string, day: string, form: LineForm) =>
      [
        `${name}, ${longDate(day)}: ${called(form)}`,
        form.address,
        form.rt && `RT ${rt(form.rt)}`,
        form.souls !== null && souls(form.souls),
        form.need,
        form.phone,
      ]
        .filter(Boolean)
        .join(', '),
  },
  /** What stands in the column of the table. */
  state: ({ case: made, form }: LineRow): string => {
    if (made) return made.closed ? `${made.number}, selesai` : made.number;
    return form.known ? 'Sudah didata' : 'Belum didata';
  },
} as const;
