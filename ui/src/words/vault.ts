// Words of Brankas: first start, unlocking, officers, keys, settings.

import type { FaultCode, Role } from '../bridge';
import { count } from './format';

interface RoleWords {
  name: string;
  does: string;
}

const roles: Record<Role, RoleWords> = {
  ketua: {
    name: 'Ketua',
    does: 'Memutuskan, menandatangani, mengatur petugas; melihat semua kecuali isi kasus rahasia.',
  },
  pencatat: { name: 'Pencatat', does: 'Mencatat warga, kasus, dan bantuan.' },
  pendamping: { name: 'Pendamping', does: 'Mengikuti kasus yang dititipkan kepadanya.' },
  bendahara: { name: 'Bendahara', does: 'Mengurus iuran dan kas, membayarkan bantuan.' },
  pembaca: { name: 'Pembaca', does: 'Hanya melihat nama, RT, dan jumlah.' },
};

/** 'Ketua, bendahara' */
function rolesOf(held: readonly Role[]): string {
  const names = held.map((role) => roles[role].name).join(', ');
  return names.charAt(0) + names.slice(1).toLowerCase();
}

interface Trouble {
  title: string;
  todo: readonly string[];
}

const trouble: Partial<Record<FaultCode, Trouble>> = {
  already_running: {
    title: 'Wahana sudah terbuka',
    todo: [
      'Cari jendela Wahana yang lain di baris tugas, lalu pakai yang itu.',
      'Bila baru saja ditutup, tunggu sebentar: cadangannya sedang diselesaikan, lalu halaman ini terbuka sendiri.',
      'Bila tetap begini, mulai ulang komputer, lalu buka Wahana lagi.',
    ],
  },
  database_newer: {
    title: 'Wahana di komputer ini terlalu lama',
    todo: [
      'Minta Wahana terbaru dari kantor dinas atau dari komputer lain yang sudah memakainya.',
      'Jangan hapus apa pun. Setelah dipasang, data Anda terbuka seperti biasa.',
    ],
  },
  database_damaged: {
    title: 'Berkas data rusak',
    todo: [
      'Jangan hapus apa pun di komputer ini.',
      'Siapkan stik dengan cadangan terakhir, lalu tekan Pulihkan dari cadangan.',
    ],
  },
  keys_damaged: {
    title: 'Berkas kunci rusak',
    todo: [
      'Jangan hapus apa pun di komputer ini.',
      'Siapkan stik dengan cadangan terakhir, lalu tekan Pulihkan dari cadangan.',
    ],
  },
  disk_full: {
    title: 'Penyimpanan komputer penuh',
    todo: ['Kosongkan keranjang sampah atau pindahkan berkas besar.', 'Lalu tekan Coba lagi.'],
  },
  no_permission: {
    title: 'Wahana tidak boleh menulis di komputer ini',
    todo: [
      'Buka Wahana dengan akun komputer yang biasa dipakai.',
      'Bila tetap begini, minta bantuan orang yang memasang Wahana.',
    ],
  },
  disk_failed: {
    title: 'Penyimpanan tidak dapat dibaca',
    todo: ['Tekan Coba lagi.', 'Bila tetap begini, mulai ulang komputer.'],
  },
};

export const vault = {
  stick: {
    none: 'Colokkan stik. Stik yang terbaca muncul di sini.',
    list: 'Stik yang terbaca',
    free: (free: string, all: string) => `${free} kosong dari ${all}. Isi lainnya tidak diubah.`,
    readOnly: 'Terkunci untuk ditulis',
    otherFolder: 'Pilih folder lain',
    dialog: 'Pilih folder',
  },
  roles,
  rolesOf,
  trouble: {
    of: (code: FaultCode): Trouble =>
      trouble[code] ?? {
        title: 'Wahana belum dapat dibuka',
        todo: ['Tekan Coba lagi.', 'Bila tetap begini, mulai ulang komputer.'],
      },
    retry: 'Coba lagi',
    whatToDo: 'Yang dapat Anda lakukan',
  },
  setup: {
    brand: 'Pemasangan',
    step: (n: number, all: number) => `Langkah ${n} dari ${all}`,
    saved: 'Tersimpan. Boleh dilanjutkan kapan saja.',
    later: 'Lanjutkan nanti',
    steps: {
      officer: 'Petugas pertama',
      recovery: 'Kunci pemulihan',
      group: 'Kelompok Anda',
      officers: 'Petugas lain',
    },
    recoveryDone: 'Sudah dicatat',
    toRecovery: 'Lanjut: kunci pemulihan',
    toOfficers: 'Lanjut: petugas lain',
    finish: 'Selesai, buka Wahana',
  },
  welcome: {
    title: 'Selamat datang di Wahana',
    lead: 'Buku kerja WKSBM: warga, kasus, dan bantuan di satu tempat yang terkunci. Tidak memakai internet.',
    textSize: 'Seberapa besar hurufnya?',
    textSizeHint: 'Berubah seketika. Dapat diganti kapan saja di Atur.',
    sample: 'Aa',
    percent: (n: number) => `${count(n)} %`,
    sizes: { 100: 'Biasa', 125: 'Agak besar', 150: 'Besar', 200: 'Sangat besar' },
    need: 'Siapkan pena dan kertas, atau pencetak. Pemasangan kira-kira sepuluh menit, dan boleh dilanjutkan kapan saja.',
    begin: 'Mulai',
    training: 'Coba dulu (latihan)',
    trainingHint: 'Latihan memakai data karangan di tempat terpisah. Tidak dapat tercampur.',
    real: 'Kembali ke data sungguhan',
  },
  first: {
    lead: 'Petugas pertama menjadi ketua. Petugas lain ditambahkan setelah ini.',
    name: 'Nama Anda',
    nameHint: 'Seperti dipanggil sehari-hari, misalnya Bu Truntum.',
    nameMissing: 'Tulis nama Anda.',
    also: 'Saya juga mengurus …',
    alsoWork: {
      pencatat: 'Pencatatan warga dan kasus',
      pendamping: 'Pendampingan kasus',
      bendahara: 'Kas dan iuran (bendahara)',
    },
    lossTitle: 'Tidak ada jalan belakang.',
    loss: 'Bila kalimat sandi dan kunci pemulihan dua-duanya hilang, data tidak dapat dibuka oleh siapa pun, juga oleh pembuat Wahana.',
    why: 'Kalimat sandi mengunci seluruh isi komputer ini. Beberapa kata yang tidak berhubungan mudah diingat dan sulit ditebak.',
  },
  passphrase: {
    label: 'Kalimat sandi',
    hint: 'Empat kata atau lebih yang tidak berhubungan.',
    missing: 'Tulis kalimat sandi.',
    again: 'Ketik sekali lagi',
    differs: 'Tidak sama dengan yang pertama. Ketik ulang, atau tekan Tampilkan untuk melihatnya.',
    suggest: 'Sarankan lima kata',
    suggested: 'Tulis di kertas sebelum melanjutkan; simpan jauh dari komputer.',
    good: 'Kuat. Sulit ditebak.',
  },
  recovery: {
    lead: 'Kertas ini membuka data bila semua kalimat sandi terlupa. Simpan di amplop tertutup di rumah ketua, jauh dari komputer.',
    key: 'Kunci pemulihan, delapan kelompok',
    group: (n: number) => `Kelompok ${n}`,
    print: 'Cetak lembar kunci',
    byHand: 'Tidak ada pencetak? Salin dengan pena, lalu periksa sekali lagi.',
    letters: 'Angka 0 adalah nol. Huruf O, I, L, dan U tidak dipakai.',
    toAsk: 'Sudah saya catat',
    askTitle: 'Periksa catatan Anda',
    ask: 'Ketik dua kelompok ini dari kertas Anda. Huruf besar atau kecil sama saja.',
    askMissing: (n: number) => `Ketik kelompok ${n} dari kertas.`,
    see: 'Lihat kuncinya lagi',
    confirm: 'Cocokkan',
    renewTitle: 'Kunci pemulihan baru',
    renewLead: 'Kunci pemulihan yang lama sudah dipakai dan harus diganti. Sobek kertas yang lama.',
    newInSettings: 'Begitu dicocokkan, kertas lama tidak membuka apa-apa lagi.',
    done: 'Kunci pemulihan yang baru berlaku. Sobek kertas yang lama.',
    sheet: {
      label: 'Lembar kunci pemulihan',
      title: 'KUNCI PEMULIHAN WAHANA',
      group: (name: string, rw: number, kelurahan: string) =>
        `WKSBM ${name}, RW ${rw} ${kelurahan}`,
      training: 'LATIHAN, bukan data sungguhan',
      officer: (name: string) => `Dibuat oleh ${name}`,
      on: (date: string) => `tanggal ${date}`,
      rules: [
        'Lipat, masukkan ke amplop, lem, dan tulis "Kunci Wahana". Simpan di rumah ketua, jauh dari komputer.',
        'Siapa pun yang memegang kertas ini dapat membuka semua data. Jangan difoto dan jangan difotokopi.',
        'Dipakai hanya bila kalimat sandi terlupa: buka Wahana, pilih "Lupa kalimat sandi", lalu ketik delapan kelompok ini.',
        'Angka 0 adalah nol dan angka 1 adalah satu. Huruf O, I, L, dan U tidak dipakai.',
        'Setelah dipakai, Wahana membuat kunci baru. Sobek kertas ini dan simpan yang baru.',
      ],
      byHand: 'WKSBM dan RW',
      keeper: 'Disimpan oleh',
      sign: 'Tanda tangan',
    },
  },
  unlock: {
    group: (name: string) => `WKSBM ${name}`,
    place: (rw: number, kelurahan: string) => `RW ${rw} ${kelurahan}`,
    locked: 'Data di komputer ini terkunci dan tidak pernah dikirim ke internet.',
    title: 'Siapa yang memakai?',
    officers: 'Petugas',
    who: 'Pilih nama Anda dulu.',
    passphrase: (name: string | undefined) => (name ? `Kalimat sandi ${name}` : 'Kalimat sandi'),
    missing: 'Ketik kalimat sandi Anda.',
    wait: (seconds: number) => `Terlalu sering salah. Tunggu ${count(seconds)} detik lagi.`,
    open: 'Buka',
    opening: 'Membuka …',
    forgot: 'Lupa kalimat sandi',
    training: 'Buka mode latihan',
    real: 'Kembali ke data sungguhan',
    failedTries: (n: number) => `${count(n)} kali salah sejak terakhir dibuka.`,
    failedTriesHint: 'Bila bukan Anda, gantilah kalimat sandi di Atur dan beri tahu ketua.',
  },
  forgot: {
    title: 'Lupa kalimat sandi',
    byHead:
      'Ketua dapat memberi Anda kalimat sandi baru: ia membuka Wahana, lalu Atur, Petugas. Data tidak hilang.',
    orKey: 'Atau pakai kunci pemulihan, kertas di amplop yang disimpan ketua.',
    key: 'Kunci pemulihan',
    keyHint: 'Delapan kelompok, lima huruf atau angka. Spasi dan tanda hubung boleh dilewati.',
    keyMissing: 'Ketik kunci dari kertas.',
    who: (name: string) => `Dibuka sebagai ${name}. Setelah ini Anda membuat kalimat sandi baru.`,
    groupState: {
      empty: 'kosong',
      part: 'belum lengkap',
      full: 'terisi',
      wrong: 'salah ketik',
    },
    written: 'Yang sudah terketik',
    open: 'Buka dengan kunci',
    back: 'Kembali',
  },
  renew: {
    title: 'Buat kalimat sandi Anda sendiri',
    byHead:
      'Kalimat sandi yang sekarang dibuatkan orang lain. Ganti dengan milik Anda; hanya Anda yang boleh tahu.',
    byKey: 'Kunci pemulihan sudah dipakai. Buat kalimat sandi baru untuk dibuka lain kali.',
    save: 'Simpan dan lanjut',
    later: 'Kunci dulu',
  },
  officers: {
    lead: 'Tambahkan siapa saja yang ikut memakai Wahana. Boleh dilewati; nanti ada di Atur.',
    list: 'Petugas',
    count: (n: number) => `${count(n)} orang`,
    add: 'Tambah petugas',
    addIt: 'Tambahkan petugas',
    name: 'Nama petugas',
    nameMissing: 'Tulis nama petugas.',
    roles: 'Tugasnya apa?',
    rolesHint: 'Boleh lebih dari satu; haknya dijumlahkan.',
    rolesMissing: 'Pilih paling sedikit satu tugas.',
    firstPassphrase: 'Kalimat sandi pertama',
    firstPassphraseHint: 'Sampaikan langsung kepada orangnya. Saat pertama masuk ia menggantinya.',
    added: (name: string) => `${name} ditambahkan`,
    you: '(Anda)',
    removed: 'Sudah keluar',
    waiting: 'Belum membuat kalimat sandi sendiri',
    acts: (name: string) => `tindakan untuk ${name}`,
    changeRoles: 'Ubah tugas',
    rolesOf: (name: string) => `Tugas ${name}`,
    rolesSaved: (name: string) => `Tugas ${name} diubah`,
    reset: 'Beri kalimat sandi baru',
    resetOf: (name: string) => `Kalimat sandi baru untuk ${name}`,
    resetNote: 'Kalimat sandi yang lama langsung tidak berlaku.',
    resetDone: (name: string) => `${name} masuk dengan kalimat sandi yang baru`,
    remove: 'Keluarkan petugas',
    removeAsk: (name: string) => `Keluarkan ${name}?`,
    removeNote:
      'Mulai sekarang ia tidak dapat membuka data lagi. Catatannya tetap ada dengan namanya. Yang pernah ia lihat atau salin tetap ia ketahui.',
    removeDo: 'Keluarkan',
    removeNot: 'Jangan keluarkan',
    removedDone: (name: string) => `${name} sudah dikeluarkan`,
  },
  settings: {
    title: 'Atur',
    sections: {
      look: 'Tampilan',
      passphrase: 'Kalimat sandi saya',
      officers: 'Petugas',
      group: 'Kelompok',
      lists: 'Daftar pilihan',
      numbers: 'Nomor penting',
      keys: 'Kunci & pemulihan',
      backup: 'Cadangan',
      retention: 'Masa simpan',
      deleted: 'Baru dihapus',
      journal: 'Jejak',
      health: 'Periksa data',
    },
    pasaran: 'Tampilkan pasaran di samping tanggal',
    pasaranNote:
      'Legi, Pahing, Pon, Wage, Kliwon: di Beranda, kalender minggu, perjalanan, kegiatan, dan penyaluran, pada kunjungan berikutnya, dan saat memilih tanggal.',
    theme: 'Warna layar',
    themes: { light: 'Terang', dark: 'Gelap', system: 'Ikut komputer' },
    lookHint: 'Hanya untuk Anda; berlaku setiap kali Anda masuk.',
    lookSaved: 'Tampilan tersimpan',
    current: 'Kalimat sandi sekarang',
    currentMissing: 'Ketik kalimat sandi Anda yang sekarang.',
    fresh: 'Kalimat sandi baru',
    passphraseSave: 'Ganti kalimat sandi',
    passphraseSaved: 'Kalimat sandi diganti. Pakai yang baru mulai sekarang.',
    idle: 'Kunci sendiri bila ditinggal',
    idleHint: 'Berlaku untuk semua petugas.',
    idleMinutes: (n: number) => `${count(n)} menit`,
    idleSaved: 'Waktu kunci tersimpan',
    recovery: 'Kunci pemulihan',
    recoveryNote:
      'Kertas yang membuka data bila semua kalimat sandi terlupa. Buat yang baru bila kertasnya hilang atau dilihat orang.',
    recoveryNew: 'Buat kunci pemulihan baru',
    groupSave: 'Simpan kelompok',
    groupSaved: 'Data kelompok tersimpan',
  },
} as const;
