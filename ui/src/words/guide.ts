// Words of Panduan: short help for the screens that exist, and for the evenings when something goes wrong.
// It promises nothing that Wahana cannot do.

interface Section {
  title: string;
  /** One thought each. */
  lines: readonly string[];
}

interface Trouble {
  title: string;
  lines: readonly string[];
}

const sections = {
  door: {
    title: 'Masuk',
    lines: [
      'Pilih nama Anda, ketik kalimat sandi, lalu tekan Enter.',
      'Setelah lima kali salah, Anda diminta menunggu sebentar. Lamanya disebut di layar.',
      'Latihan memakai data karangan di tempat terpisah. Tidak dapat tercampur dengan data sungguhan.',
      'Selesai bekerja, tekan Kunci (Ctrl L). Kalau lupa, Wahana terkunci sendiri.',
    ],
  },
  setup: {
    title: 'Memulai pertama kali',
    lines: [
      'Empat langkah: petugas pertama, kunci pemulihan, kelompok Anda, petugas lain. Tiap langkah yang selesai tersimpan; sisanya boleh dilanjutkan nanti.',
      'Petugas pertama menjadi ketua. Kalimat sandi: empat kata atau lebih yang tidak berhubungan. Wahana dapat menyarankannya.',
      'Kunci pemulihan membuka data bila semua kalimat sandi terlupa. Cetak atau salin dengan pena, lalu ketik dua kelompoknya dari kertas itu. Simpan di amplop tertutup di rumah ketua, jauh dari komputer.',
      'Kelompok Anda: nama WKSBM, kelurahan, RW, dan nomor RT. Dapat diubah di Atur, Kelompok.',
      'Petugas lain: nama, tugas, dan kalimat sandi pertama, yang mereka ganti sendiri saat pertama masuk. Boleh menyusul di Atur, Petugas.',
      'Pernah memakai Wahana di komputer lain? Di layar pertama tekan Sudah punya cadangan? Pindahkan dari stik.',
    ],
  },
  home: {
    title: 'Beranda',
    lines: [
      'Perlu perhatian: yang menunggu Anda hari ini, seperti keadaan darurat, kunjungan yang jatuh tempo, dan draf yang belum disimpan. Tombol di kanan membawa Anda langsung ke tempatnya.',
      'Tugas muncul saat jatuh tempo dan hilang saat dikerjakan: kunjungan dan tindakan dari rencana. Tugas satu keluarga ditulis berdekatan.',
      'Kunjungan terdekat: per RT dan per keluarga, untuk 7, 14, atau 30 hari ke depan. Kunjungi membuka satu formulir untuk semua kasus keluarga itu.',
      'Terbaru: catatan yang terakhir dimasukkan. Nama dalam kasus rahasia tidak pernah tampil di Beranda.',
    ],
  },
  week: {
    title: 'Minggu ini',
    lines: [
      'Kalender Senin sampai Minggu, untuk semua petugas atau seorang saja: kunjungan, tindakan, jawaban yang ditunggu, kegiatan, dan penyaluran.',
      'Yang lewat waktu di atas, sampai dikerjakan: kunjungan, tindakan, keputusan, dan jawaban rujukan yang belum datang.',
      'Kunjungan berulang tampil samar di minggu-minggu berikutnya: itu baru rencana, belum tugas.',
      'Alt PageUp dan Alt PageDown ke minggu lain. Baris membuka catatannya.',
    ],
  },
  incomplete: {
    title: 'Yang perlu dilengkapi',
    lines: [
      'Yang perlu dilengkapi: data yang kurang atau meragukan, seperti NIK yang tidak cocok, kasus tanpa langkah berikutnya, kasus warga yang sudah meninggal atau pindah, atau keluarga tanpa kepala. Setiap baris membawa Anda ke kolomnya. Yang sudah lengkap hilang dari daftar.',
    ],
  },
  person: {
    title: 'Warga & Keluarga',
    lines: [
      'Cari (Ctrl K): warga, keluarga, kasus, mitra, kegiatan, usaha kelompok, penyaluran, daftar darurat, dan nomor seperti B-2026-0001 atau R-2026-0001.',
      'Nama label di Cari membuka daftar warga, keluarga, atau kasus yang berlabel itu.',
      'Mencari: ketik sebagian nama, sebutan, alamat, atau NIK. Urutan kata bebas; ejaan lama ikut ditemukan. Panah memilih, Enter membuka.',
      'Umur, L/P: hanya balita, anak, dewasa, atau lansia, atau umur yang Anda tulis sendiri, misalnya untuk posyandu. Dapat disimpan sebagai Saringan saya dan ke Excel.',
      'Warga baru: cukup nama dan RT. Tanggal lahir boleh tahunnya saja, atau perkiraan umur. Sisanya menyusul.',
      'Mungkin sudah ada: muncul selagi Anda mengetik nama yang mirip warga yang tercatat. Bandingkan dulu, atau pakai yang sudah ada. Kalau memang orang lain, teruskan saja.',
      'Peringatan kuning meminta Anda memeriksa, tetapi tidak menghalangi penyimpanan.',
      'Keluarga: buka halaman keluarganya untuk menambah atau mengeluarkan anggota. Di sana juga terlihat siapa yang punya kasus, siapa tanggungannya, dan keluarga lain di alamat yang sama.',
      'Keadaan keluarga: Cek cepat fakir miskin menghitung jawaban sembilan kriteria, dan DTSEN serta KSJPS ditulis seperti yang dilihat atau dikatakan, dengan tanggalnya. Wahana tidak memutuskan apa-apa dari situ.',
      'Label setempat (ODGJ, RTLH, dan lainnya): Lainnya, lalu Pilih label, di warga, keluarga, atau kasus. Daftar dapat disaring menurut label; di samping tiap label tertulis jumlahnya. Label sensitif hanya tampil di halamannya, bukan di daftar; label pada kasus rahasia hanya terlihat pendampingnya.',
      'Baru saja salah: tekan Urungkan di bawah layar, atau Ctrl Z. Yang lebih lama diurungkan dari Riwayat perubahan; yang bergantung padanya disebut dulu.',
      'Salah catat: Lainnya, lalu Tarik kembali. Catatan disembunyikan beserta alasannya, tidak dihapus. Kembalikan dari Atur, Baru dihapus.',
      'Lampiran: foto rumah atau surat, bukan wajah. Seret ke halamannya, tempel dengan Ctrl V, atau tekan Tambah. Gambar dikecilkan, dikunci, dan hanya terbuka di sini; lampiran kasus rahasia hanya terlihat pendampingnya.',
      'Ragu tentang sesuatu: Lainnya, lalu Tolong cek; di kasus, bantuan, rujukan, mitra, penyaluran, daftar darurat, kegiatan, dan usaha kelompok juga. Pertanyaan Anda tampil di Beranda rekan yang ditanya, dan jawabannya kembali ke Beranda Anda.',
      'Dasar pencatatan: tulis mengapa datanya boleh disimpan, dan siapa yang menjelaskannya kepada warga. Lembar pemberitahuannya dapat dicetak di tempat yang sama. Untuk anak, tulis walinya.',
      'Warga ingin melihat datanya: Lainnya, lalu Semua datanya. Satu lembar berisi semuanya; pencetakannya tercatat.',
      'Masa simpan (Atur, ketua): warga yang lama tidak dicatat apa-apa ditinjau lagi. Simpan lagi dengan alasan, atau hapus datanya.',
      'Warga boleh minta datanya dihapus: Lainnya, lalu Hapus data warga (ketua). Wahana menyebut dulu apa yang hilang dan apa yang tetap ada. Ini tidak dapat diurungkan.',
      'Lainnya, lalu Riwayat perubahan: siapa mengubah apa, kapan, dari apa menjadi apa. Di kasus dan bantuan juga ada.',
    ],
  },
  family_event: {
    title: 'Peristiwa keluarga',
    lines: [
      'Peristiwa keluarga: meninggal, pindah (seorang atau sekeluarga), kepala baru, berpisah, atau bergabung. Yang ikut berubah disebut dulu di samping formulirnya; satu kali simpan mencatat semuanya, satu kali Urungkan mengembalikannya.',
    ],
  },
  family_visit: {
    title: 'Kunjungan keluarga',
    lines: [
      'Kunjungan keluarga: satu formulir untuk semua kasus terbuka di satu keluarga. Catatan untuk keluarga ikut tersimpan di setiap kasus. Kalau tidak ada yang ditemui, cukup pilih itu; untuk satu kasus saja, di bawahnya. Tindakan yang jatuh tempo dapat dicentang. Keluarga tanpa kasus: kunjungannya tersimpan di halaman keluarga dan di Seluruh perjalanan. Yang keliru ditarik kembali di halaman keluarga, lalu dicatat lagi.',
    ],
  },
  merge: {
    title: 'Mungkin ganda dan Gabungkan',
    lines: [
      'Orang atau keluarga tercatat dua kali: Mungkin ganda di bawah daftar menunjukkan yang mirip dan sebabnya; atau Lainnya, lalu Gabungkan di halamannya. Pilih isian yang benar, lihat apa yang ikut pindah, lalu Gabungkan. Bukan orang yang sama juga diingat. Dua keluarga yang memang menjadi satu adalah Peristiwa keluarga, bukan Gabungkan.',
    ],
  },
  timeline: {
    title: 'Seluruh perjalanan',
    lines: [
      'Lainnya, lalu Seluruh perjalanan (di kasus: di atas Perjalanan kasus): semua yang terjadi pada seorang warga, satu keluarga, atau dalam satu kasus, menurut tanggalnya. Saring menurut macam dan tahun, lalu cetak kalau perlu; pencetakannya tercatat.',
    ],
  },
  case: {
    title: 'Kasus',
    lines: [
      'Kasus baru (Ctrl B): pilih tentang siapa, jenisnya, kriterianya, dan siapa yang melapor. Warga yang belum tercatat dapat dicatat di formulir itu juga.',
      'Kasus tentang kelompok, misalnya komunitas adat terpencil: di Tentang siapa? pilih Kelompok, lalu tulis namanya.',
      'Catat kunjungan menambah perjalanan kasus. Rencanakan kunjungan mengisi tanggal berikutnya; Beranda mengingatkannya.',
      'Asesmen: tulis apa yang dibutuhkan, kekuatannya, dan keadaannya; semua boleh kosong. Jenis dan kriterianya dapat dicentang di situ juga. Beberapa bulan kemudian: Asesmen ulang, dengan tanggalnya; yang lama tetap ada.',
      'Yang masih diperlukan: daftar pendek dari tahap yang sudah dijalani. Tekan satu baris untuk langsung mengisinya. Tidak ada yang menghalangi.',
      'Kekerasan, perdagangan orang, anak berhadapan dengan hukum: tulis seperlunya, jangan menyelidiki. Halamannya menunjukkan siapa yang dihubungi; ketua mengisi nomor setempat di Atur, Nomor penting.',
      'Rencana: tulis tujuan, lalu tindakannya: siapa, paling lambat kapan, dari dana mana. Centang yang selesai; hasilnya ditulis lewat Ubah. Yang tidak dikerjakan diberi alasan.',
      'Cetak rencana, di bawah tujuannya: untuk disepakati dan ditandatangani bersama keluarganya; pencetakannya tercatat.',
      'Kunjungan berulang: pilih di Rencanakan kunjungan. Sesudah kunjungan dicatat, tanggal berikutnya terisi sendiri dan boleh diganti.',
      'Tahap boleh dilewati, asal ditulis alasannya. Kasus ditutup dengan alasan dan dapat dibuka lagi.',
      'Kasus rahasia hanya terbaca oleh pendampingnya. Ketua dapat membukanya dengan alasan, beserta asesmen dan rencananya; itu tercatat.',
    ],
  },
  emergency: {
    title: 'Daftar darurat',
    lines: [
      'Daftar darurat (banjir, gempa, wabah): satu keluarga satu baris, enam kolom. Enter pindah kolom; Enter di Telepon menyimpan barisnya. RT ikut dari baris sebelumnya; panah bawah di Alamat mengulang alamat tadi. Nama yang sudah tercatat ditawarkan; panah bawah memilihnya, dan yang belum didata boleh langsung ditulis.',
      'Sesudah reda: Daftarkan mencatat yang belum didata sebagai keluarga baru, sesudah yang mirip diperiksa. Jadikan kasus membuat satu kasus untuk tiap keluarga. Spasi memilih baris; tanpa pilihan, semuanya. Satu kali Urungkan mengembalikan semuanya.',
      'Yang belum didata boleh minta namanya dihapus: buka barisnya, lalu Hapus untuk selamanya (ketua). Jumlah jiwanya tetap terhitung.',
    ],
  },
  lists: {
    title: 'Daftar, saringan, dan Excel',
    lines: [
      'Beberapa kasus sekaligus: Spasi menandai baris, Shift dengan panah menandai beruntun, atau klik kotak di depannya. Lalu Serahkan, Pindah tahap, Cetak, atau Simpan ke Excel di bawah daftar. Kalau satu saja belum dapat, tidak ada yang berubah dan sebabnya disebut. Satu kali Urungkan mengembalikan semuanya.',
      'Saringan saya, setelah Anda menyaring atau mencari: simpan saringan yang sering dipakai dengan nama sendiri, lalu pilih dari situ. Ada di Warga, Keluarga, Kasus, Bantuan, Rujukan, dan Mitra; hanya Anda yang melihatnya.',
      'Simpan ke Excel ada di bawah daftar Warga, Keluarga, Kasus, Bantuan, Hari penyaluran, Rujukan, Mitra, Kegiatan, Usaha kelompok, Daftar darurat, Yang perlu dilengkapi, dan Mungkin ganda; juga di Kunjungan terdekat dan di kalender minggu. Isinya sama dengan yang Anda lihat, dengan saringan yang sekarang.',
      'Penerima satu penyaluran dan satu daftar darurat: buka halamannya, Lainnya, lalu Simpan ke Excel; daftar hadir satu kegiatan juga. Perjalanan, Jejak, Baru dihapus, dan Masa simpan tidak dapat disimpan ke Excel.',
      'Berkas Excel tidak terkunci, jadi hapus setelah dipakai. Siapa menyimpan daftar apa tercatat di Jejak.',
    ],
  },
  assistance: {
    title: 'Bantuan',
    lines: [
      'Pilih dulu untuk siapa. Yang sudah diterima orang itu dan keluarganya muncul sebelum Anda memberi.',
      'Program yang dihitung sekali untuk satu Kartu Keluarga, seperti PKH, diberi peringatan di bawah jenisnya kalau sudah tercatat untuk anggota lain. Peringatan itu tidak menghalangi penyimpanan.',
      'Yang diberikan kelompok dicatat dengan sumber dananya; boleh dari beberapa sumber.',
      'Yang diterima dari program, seperti PKH, hanya dicatat. Nilainya tidak dijumlahkan sebagai pemberian kelompok.',
      'Bantuan dalam sebuah kasus muncul juga di perjalanan kasus itu.',
    ],
  },
  distribution: {
    title: 'Hari penyaluran',
    lines: [
      'Hari penyaluran: satu bantuan untuk banyak warga. Saring usulannya, pilih semua, simpan, lalu cetak daftar tanda terima. Daftar itu menyebut nama, RT, dan yang diterima; alamat hanya untuk nama yang sama di satu RT.',
      'Sesudah harinya, tandai dari kertas: H hadir, J cap jempol, W diwakili, X tidak hadir. Sisanya hadir menandai semua yang belum ditandai.',
      'Tutup penyaluran mencatat bantuan untuk semua yang menerima, sekali saja; Urungkan mengembalikannya. Yang mengambil kemudian ditandai pada barisnya.',
    ],
  },
  activity: {
    title: 'Kegiatan',
    lines: [
      'Kegiatan baru (Ctrl N): pilih macamnya dan harinya. Yang datang pada rapat sebelumnya, atau para petugas, langsung ada di daftar hadir.',
      'Sebelum harinya: Cetak daftar hadir, dengan baris kosong untuk yang datang tanpa ada di daftar.',
      'Sesudahnya: Isi hadir dan notulen. Di daftar, H hadir, I izin, X tidak hadir, Del keluarkan; Sisanya hadir semua menandai yang lain. Tamu cukup namanya.',
      'Notulen disimpan sebagai draf selagi diketik, dan menjadi catatan dengan Ctrl S. Semua petugas dapat membacanya, jadi nama warga dalam kasus jangan ditulis di situ.',
      'Keputusan yang punya tanggal muncul di Beranda dan di kalender minggu, sampai dicentang selesai.',
      'Kasus yang dibahas dipilih di bawah formulirnya. Tidak ikut tercetak; kasus rahasia hanya terlihat oleh pendampingnya.',
      'Pasaran, misalnya Selasa Kliwon, tampil di samping hari kegiatan kalau Anda memilihnya di Atur, Tampilan.',
      'Hari penyaluran ada di daftar yang sama, dan dibuka di halamannya sendiri.',
      'Salah catat atau tidak jadi: Lainnya, lalu Tarik kembali.',
    ],
  },
  business: {
    title: 'Usaha kelompok',
    lines: [
      'Usaha kelompok, di kanan atas: daftar usaha, anggotanya, dan perkembangannya. Hasil penjualan ditulis seperti yang dikatakan; pinjaman dan pembukuan tidak dicatat di sini.',
      'Ragu tentang sebuah usaha: buka halamannya, Lainnya, lalu Tolong cek.',
    ],
  },
  referral: {
    title: 'Rujukan & Mitra',
    lines: [
      'Mitra: puskesmas, TKSK, lembaga, dan donatur yang dapat membantu. Cari dari nama, jenis, atau yang dapat dibantu.',
      'Merujuk: buka kasusnya, lalu Rujuk. Pilih mitra, atau catat yang baru di formulir itu juga. Tulis apa yang diminta.',
      'Wahana tidak mengirim apa pun. Sampaikan sendiri kepada mitra.',
      'Yang ikut diberitahukan: centang hanya yang diperlukan mitra. NIK tidak ikut kecuali Anda centang.',
      'Kasus pindah ke tahap Rujukan bila centangnya dibiarkan. Kasus yang sudah selesai harus dibuka lagi dulu.',
      'Jawaban ditunggu sampai tanggal yang Anda tulis; Beranda mengingatkannya. Catat jawaban menulis hasilnya dan dapat memindahkan kasus ke tahap berikutnya. Yang baru diterima boleh diberi tanggal kabar ditunggu.',
      'Rujukan kasus rahasia hanya terlihat oleh pendampingnya.',
    ],
  },
  handover: {
    title: 'Serah Terima',
    lines: [
      'Sekali saja: pasang kartu Dinas, lalu cocokkan delapan katanya dengan surat dari Dinas.',
      'Colokkan stik, pilih, lalu periksa isinya. Hapus centang pada orang yang tidak boleh dibawa namanya.',
      'Tekan Tulis ke stik, dan tunggu sampai muncul Aman dicabut.',
      'Isinya terkunci; hanya Dinas yang dapat membukanya. Dari jenis rahasia hanya jumlahnya yang ikut.',
    ],
  },
  settings: {
    title: 'Atur',
    lines: [
      'Tampilan: ukuran huruf, warna layar, dan pasaran di samping tanggal, juga tanggal kunjungan, untuk Anda sendiri.',
      'Petugas, Kelompok, dan Kunci & pemulihan diatur oleh ketua.',
      'Daftar pilihan, diatur ketua: label, jenis bantuan, sumber dana, jenis pinjaman, dan pelapor milik kelompok. Jenis pinjaman baru dapat disiapkan; pinjamannya belum dapat dicatat. Yang bawaan dapat disembunyikan. Yang masih dipakai disembunyikan saja; nama baru ikut tampil di catatan lama. Di Dinas, jenis dan dana milik kelompok terbaca "Lainnya" beserta namanya.',
      'Petugas yang berhenti: Lainnya, lalu Keluarkan petugas. Pilih siapa yang meneruskan kasus, kunjungan, dan tindakannya. Data lalu dikunci ulang dengan kunci baru; salinan kunci yang lama tidak membukanya.',
      'Petugas berganti: Serah terima tugas memindahkan kasus beberapa petugas sekaligus, dan menyiapkan berita acara untuk ditandatangani.',
      'Cadangan di komputer ini dibuat sendiri setiap Wahana dikunci. Yang di stik menyelamatkan data bila komputernya rusak: buat setiap minggu, dan simpan di rumah ketua.',
      'Stik cadangan: ketua dapat menunjuk satu stik di Atur, Cadangan. Stik itu ditulisi sendiri saat dicolokkan dan saat Wahana dikunci. Tunggu sampai muncul Aman dicabut.',
      'Baru dihapus: yang ditarik kembali atau diurungkan dalam 90 hari, dengan tombol Kembalikan.',
      'Jejak, untuk ketua: kegiatan seminggu ini, dan Periksa catatan untuk mencocokkan semua catatan dengan jejaknya.',
      'Periksa data, untuk ketua: melihat apakah berkas, indeks, dan pencarian masih utuh, dan memperbaiki yang dapat disusun ulang. Cadangan dibuat dulu. Periksa sekali sebulan, atau bila seseorang tidak ditemukan padahal tercatat.',
      'Kunci pemulihan ditulis di kertas dan disimpan ketua di amplop tertutup. Itulah jalan masuk terakhir.',
    ],
  },
} as const satisfies Record<string, Section>;

const troubles: readonly Trouble[] = [
  {
    title: 'Lupa sandi',
    lines: [
      'Ketua dapat memberi yang baru: Atur, Petugas, Lainnya di samping nama Anda, Beri kalimat sandi baru.',
      'Kalau ketua sendiri yang lupa: di layar masuk tekan Lupa kalimat sandi, lalu ketik kunci pemulihan dari kertas di amplop. Sesudahnya kalimat sandi dan kunci itu diganti.',
      'Tanpa kalimat sandi dan tanpa kertas itu, data tidak dapat dibuka oleh siapa pun.',
    ],
  },
  {
    title: 'Listrik padam',
    lines: [
      'Yang sudah disimpan aman. Dari yang sedang diketik, paling banyak tiga detik terakhir yang hilang.',
      'Buka Wahana lagi. Beranda menawarkan drafnya; tekan Lanjutkan.',
    ],
  },
  {
    title: 'Stik hilang',
    lines: [
      'Isinya terkunci. Stik serah terima hanya terbuka di Dinas; stik cadangan hanya dengan kalimat sandi atau kunci pemulihan.',
      'Beri tahu ketua, lalu buat lagi di stik lain.',
    ],
  },
  {
    title: 'Stik tercabut saat ditulis',
    lines: ['Data di komputer tetap utuh. Colokkan lagi dan ulangi.'],
  },
  {
    title: 'Komputer rusak atau hilang',
    lines: [
      'Pasang Wahana di komputer lain. Di layar pertama tekan Sudah punya cadangan? Pindahkan dari stik, lalu colokkan stik cadangan.',
      'Yang dicatat setelah cadangan itu dibuat harus dicatat lagi.',
    ],
  },
];

export const guide = {
  title: 'Panduan',
  under: 'Layar Anda tetap terbuka di belakang panduan ini',
  back: 'Kembali ke layar tadi',
  list: 'Isi panduan',
  sections,
  trouble: { title: 'Bila ada masalah', of: troubles },
  keys: {
    title: 'Tombol papan ketik',
    key: 'Tombol',
    does: 'Gunanya',
    arrows: { up: 'panah atas', down: 'panah bawah', left: 'panah kiri' },
    rows: [
      { caps: ['Tab'], does: 'Ke kotak berikutnya; dengan Shift ke kotak sebelumnya' },
      { caps: ['Ctrl K'], does: 'Cari apa saja yang tercatat, dari mana saja' },
      { caps: ['Ctrl S'], does: 'Simpan formulir' },
      { caps: ['Ctrl B'], does: 'Kasus baru' },
      {
        caps: ['Ctrl N'],
        does: 'Catatan baru, di daftar warga, keluarga, bantuan, penyaluran, mitra, kegiatan, usaha, dan darurat',
      },
      { caps: ['up', 'down'], does: 'Pilih baris di daftar' },
      { caps: ['Enter'], does: 'Buka baris yang dipilih' },
      {
        caps: ['Spasi'],
        does: 'Tandai atau lepas baris, di daftar kasus, daftar darurat, dan usulan penyaluran',
      },
      {
        caps: ['Shift', 'up', 'down'],
        does: 'Tandai beberapa baris beruntun, di daftar kasus dan daftar darurat',
      },
      {
        caps: ['Esc'],
        does: 'Tutup dialog atau panduan tanpa mengubah apa pun; di daftar kasus dan daftar darurat, lepas semua tanda',
      },
      { caps: ['Alt', 'left'], does: 'Kembali ke layar sebelumnya' },
      { caps: ['Ctrl Z'], does: 'Urungkan yang terakhir Anda simpan (di luar kotak isian)' },
      { caps: ['Alt', 'PageUp'], does: 'Minggu sebelumnya, di kalender minggu' },
      { caps: ['Alt', 'PageDown'], does: 'Minggu berikutnya, di kalender minggu' },
      { caps: ['H'], does: 'Hadir, di daftar hadir dan tanda terima' },
      { caps: ['J'], does: 'Cap jempol, di tanda terima' },
      { caps: ['W'], does: 'Diwakili, di tanda terima' },
      { caps: ['I'], does: 'Izin, di daftar hadir' },
      { caps: ['X'], does: 'Tidak hadir' },
      {
        caps: ['Del'],
        does: 'Hapus tanda di tanda terima sebelum ditutup; keluarkan baris dari daftar hadir atau daftar darurat',
      },
      { caps: ['Ctrl L'], does: 'Kunci' },
      { caps: ['F1'], does: 'Panduan' },
    ],
  },
} as const;
