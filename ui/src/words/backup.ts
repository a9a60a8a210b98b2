// Words of Cadangan: making one by hand, and putting one in force.

import { ago, clock, count, longDate, today } from './format';

/** '24 November 2026, 13.42' in local time. */
function moment(madeAt: string): string {
  const at = new Date(madeAt);
  return `${longDate(today(at))}, ${clock(at)}`;
}

export const backup = {
  title: 'Cadangan',
  under: 'Salinan terkunci di stik, bila komputer ini rusak atau hilang',
  moment,
  last: {
    none: 'Belum pernah dicadangkan',
    noneHint: 'Bila komputer ini rusak, semua catatan hilang. Cadangkan ke stik malam ini.',
    ago: (day: string) => `Cadangan terakhir ${ago(day)}`,
    good: (day: string) => `Cadangan terakhir yang baik: ${ago(day)}`,
    goodHere: (day: string) => `Cadangan terakhir yang baik: ${ago(day)}, hanya di komputer ini`,
    away: (madeAt: string, place: string) => `Di ${place}: ${moment(madeAt)}`,
    near: 'Bila komputer ini rusak atau hilang, cadangannya ikut hilang. Buat satu di stik.',
    place: (madeAt: string, place: string) => `${moment(madeAt)}, di ${place}`,
    late: 'Sudah waktunya mencadangkan lagi.',
  },
  auto: {
    writing: (stick: string) => `Menulis cadangan ke ${stick}`,
    failed: 'Cadangan di stik belum jadi',
    safe: (stick: string) => `Cadangan ada di ${stick}. Aman dicabut.`,
  },
  named: {
    title: 'Stik cadangan',
    none: 'Satu stik dapat menerima cadangan dengan sendirinya, setiap kali dicolokkan dan setiap Wahana dikunci. Stik lain tidak pernah ditulisi tanpa diminta.',
    askHead: 'Belum ada. Ketua dapat menunjuk satu stik yang menerima cadangan dengan sendirinya.',
    since: (day: string) => `ditunjuk ${longDate(day)}`,
    plugIn: 'Colokkan stiknya sekarang.',
    make: (stick: string) => `Jadikan ${stick} stik cadangan`,
    other: 'Tunjuk stik lain',
    stop: 'Jangan tulis sendiri lagi',
    done: (stick: string) => `${stick} menerima cadangan dengan sendirinya`,
  },
  kept: {
    title: 'Cadangan yang ada',
    failed: 'Cadangan di komputer ini belum jadi',
    full: 'Penyimpanan komputer hampir penuh, jadi cadangan baru tidak muat. Yang lama tetap ada. Kosongkan keranjang sampah komputer, atau cadangkan ke stik.',
    older: (n: number) =>
      `${count(n)} cadangan di komputer ini masih terbuka dengan kalimat sandi petugas yang sudah keluar.`,
    dropAsk: (n: number) => `Hapus ${count(n)} cadangan lama dari komputer ini?`,
    dropOlder: 'Hapus yang lama',
    dropNot: 'Biarkan',
    none: 'Belum ada. Yang pertama dibuat sendiri saat Wahana dikunci.',
    where: (stick: string) => (stick ? `di ${stick}` : 'di komputer ini'),
    checked: 'diperiksa',
    all: (n: number) => `Lihat semua ${count(n)}`,
  },
  go: 'Buat cadangan',
  steps: {
    stick: 'Pilih stik',
    write: 'Tulis cadangan',
    writing: 'Menulis cadangan',
    written: 'Tertulis dan diperiksa',
    keep: 'Cabut dan simpan',
  },
  change: 'Ganti',
  ready: (place: string) => `Cadangan akan ditulis ke ${place}. Isi lainnya tidak diubah.`,
  write: (place: string) => `Cadangkan ke ${place}`,
  phase: {
    files: 'Menyalin lampiran yang belum ada di stik',
    writing: 'Menulis',
    flushing: 'Menunggu stik menyimpan',
    checking: 'Membuka dan memeriksa salinannya',
  },
  dontPull: 'Jangan cabut stik.',
  dontPullNote: 'Kalau telanjur tercabut, data di komputer tetap utuh. Ulangi saja.',
  stop: 'Hentikan',
  stopping: 'Sedang dihentikan',
  stopNote: 'Cadangan yang belum selesai dihapus dari stik.',
  failed: 'Belum tercadangkan',
  done: {
    title: 'Cadangan selesai. Aman dicabut',
    note: 'Salinannya sudah dibuka, dihitung, dan dibaca ulang dari stik.',
    keep: 'Simpan stik ini di rumah ketua, jauh dari komputer.',
    finish: 'Selesai',
  },
  holds: {
    title: 'Isinya',
    persons: 'Warga',
    households: 'Keluarga',
    cases: 'Kasus',
    assistance: 'Bantuan',
    folder: 'Nama folder',
    made: 'Dibuat',
  },
  about: {
    title: 'Tentang cadangan',
    locked: 'Terkunci. Stik yang hilang tidak membuka nama siapa pun.',
    opens: 'Dibuka dengan kalimat sandi yang berlaku hari ini, atau kertas kunci pemulihan.',
    often:
      'Di komputer ini dibuat sendiri setiap dikunci: 7 hari, 4 minggu, dan 12 bulan terakhir. Di stik, buat setiap minggu.',
  },
  restore: {
    title: 'Pulihkan dari cadangan',
    link: 'Pulihkan dari cadangan',
    moveLink: 'Sudah punya cadangan? Pindahkan dari stik',
    moveTitle: 'Pindah ke komputer baru',
    moveUnder:
      'Colokkan stik cadangan, pilih cadangannya, lalu ketik kalimat sandi dari tanggal itu. Isi stik tidak diubah.',
    moved: (madeAt: string) =>
      `Komputer ini masih kosong, jadi tidak ada yang hilang di sini. Yang dicatat di komputer lama setelah ${moment(madeAt)} tidak ikut.`,
    here: (n: number) => `Di komputer ini (${count(n)})`,
    under: 'Data sekarang tidak dihapus; disimpan di sampingnya',
    whereTitle: 'Cadangannya di mana?',
    list: 'Cadangan yang ditemukan',
    none: 'Tidak ada cadangan Wahana di sini. Pilih stik atau folder lain.',
    elsewhere: 'Cari di tempat lain',
    of: (group: string, rw: string) => `${group}, RW ${Number(rw)}`,
    training: 'latihan',
    amounts: (persons: number, cases: number) => `${count(persons)} warga, ${count(cases)} kasus`,
    opens: (names: string) => `Dibuka dengan kalimat sandi ${names}`,
    unknown: 'Cadangan yang tidak terbaca',
    openTitle: (madeAt: string) => `Cadangan ${moment(madeAt)}`,
    who: 'Kalimat sandi siapa?',
    whoHint: 'Hanya ketua yang dapat memulihkan.',
    passphrase: (name: string) => `Kalimat sandi ${name} waktu itu`,
    passphraseHint: (day: string) => `Yang dipakai ${longDate(day)}, walau sekarang sudah diganti.`,
    passphraseMissing: 'Ketik kalimat sandi dari tanggal itu.',
    byKey: 'Pakai kertas kunci pemulihan',
    byPassphrase: 'Pakai kalimat sandi',
    key: 'Kunci pemulihan waktu itu',
    keyHint: 'Delapan kelompok dari kertas yang berlaku pada tanggal itu.',
    keyMissing: 'Ketik kunci dari kertas.',
    present: (changedAt: string) =>
      `Data di komputer ini terakhir diubah ${moment(changedAt)}. Yang dicatat setelah cadangan tidak akan terlihat lagi, tetapi tetap tersimpan di sampingnya.`,
    loses: (changes: number, since: string) =>
      `${count(changes)} perubahan sejak ${moment(since)} tidak akan terlihat lagi. Data sekarang tetap tersimpan di sampingnya.`,
    missing: (n: number) =>
      `${count(n)} gambar lampiran tidak ikut: berkasnya tidak ada di samping cadangan ini. Kalau ada stik cadangan lain, buat cadangan ke stik itu, dan yang ada di sana dikembalikan.`,
    losesNothing: 'Tidak ada yang dicatat setelah cadangan ini dibuat.',
    otherLine:
      'Cadangan ini bukan keadaan lama dari data sekarang, jadi bedanya tidak dapat dihitung. Data sekarang tetap tersimpan di sampingnya.',
    amountsNow: (persons: number, cases: number) =>
      `Sekarang ${count(persons)} warga, ${count(cases)} kasus.`,
    amountsThen: (persons: number, cases: number) =>
      `Di cadangan ${count(persons)} warga, ${count(cases)} kasus.`,
    go: 'Pulihkan',
    ask: (madeAt: string) => `Kembali ke keadaan ${moment(madeAt)}?`,
    askDo: 'Pulihkan',
    askNot: 'Jangan pulihkan',
    running: 'Memulihkan',
    runningNote: 'Jangan cabut stik. Data sekarang tetap berlaku sampai selesai.',
    done: (madeAt: string) =>
      `Data dipulihkan dari cadangan ${moment(madeAt)}. Buka dengan kalimat sandi dari tanggal itu.`,
  },
} as const;
