// Words of the frame: side panel, search, lock, training.

import { count, longDate } from './format';

export const frame = {
  panel: 'Panel samping',
  nav: 'Utama',
  menu: 'Menu',
  closeMenu: 'Tutup menu',
  search: 'Cari',
  finder: {
    title: 'Cari',
    label: 'Warga, keluarga, atau kasus',
    placeholder: 'Nama, NIK, alamat, mitra, label, atau nomor (K-, B-, R-, P-, G-)',
    /** For who opens neither residents nor cases. */
    moneyLabel: 'Bantuan, penyaluran, atau kegiatan',
    moneyPlaceholder: 'Nomor (B-, P-, G-) atau nama kegiatan',
    partner: (offers: string) => (offers ? `Mitra: ${offers}` : 'Mitra'),
    gift: (number: string, date: string) => `Bantuan ${number}, ${longDate(date)}`,
    secretGift: 'Bantuan dalam kasus rahasia',
    referral: (number: string, partner: string) => `Rujukan ${number} ke ${partner}`,
    distribution: (number: string, day: string) => `Penyaluran ${number}, ${longDate(day)}`,
    emergency: (day: string) => `Daftar darurat, ${longDate(day)}`,
    business: (work: string) => (work ? `Usaha kelompok: ${work}` : 'Usaha kelompok'),
    tag: {
      person: (name: string) => `Warga berlabel ${name}`,
      household: (name: string) => `Keluarga berlabel ${name}`,
      case: (name: string) => `Kasus berlabel ${name}`,
    },
    /** Of a list in which a tag is used; `past` where they all moved, died or are closed. */
    tagNote: (of: { list: 'person' | 'household' | 'case'; count: number; past: boolean }) => {
      if (of.list === 'household') return `Buka daftarnya: ${count(of.count)} keluarga`;
      if (of.list === 'case')
        return `Buka daftarnya: ${count(of.count)} kasus${of.past ? ' selesai' : ''}`;
      return `Buka daftarnya: ${count(of.count)} warga${of.past ? ' yang pindah atau meninggal' : ''}`;
    },
    case: (number: string, stage: string) => `Kasus ${number}, ${stage.toLowerCase()}`,
  },
  list: {
    notFound: 'Tidak ada yang cocok',
    notFoundHint: 'Ubah kata, nomor, atau tahun yang dicari.',
  },
  guide: 'Panduan',
  settings: 'Atur',
  lock: 'Kunci',
  lockFull: 'Kunci (Ctrl L)',
  damaged: {
    title: 'Sebagian berkas data rusak',
    head: 'Berhenti mencatat dulu. Tidak ada yang ditimpa. Pulihkan dari cadangan terakhir.',
    others: 'Berhenti mencatat dulu dan beri tahu ketua. Tidak ada yang ditimpa.',
  },
  waiting: (n: number) => `${n} menunggu Anda`,
  rwName: (rw: number | string, kelurahan: string) => `RW ${Number(rw)} ${kelurahan}`,
  areas: {
    home: 'Beranda',
    person: 'Warga & Keluarga',
    case: 'Kasus',
    assistance: 'Bantuan',
    referral: 'Rujukan & Mitra',
    ledger: 'Iuran & Kas',
    activity: 'Kegiatan',
    paper: 'Laporan & Surat',
    handover: 'Serah Terima',
  },
} as const;
