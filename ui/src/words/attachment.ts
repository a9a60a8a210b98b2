// Words of Lampiran: photos of houses and letters on a resident, a family or a case.

import type { AttachmentForm, AttachmentKind } from '../bridge';
import { count, longDate, shortDate } from './format';

const kinds: Readonly<Record<AttachmentKind, string>> = {
  house: 'Foto rumah',
  letter: 'Surat',
  other: 'Lainnya',
};

/** 'Rumah tampak depan', or what kind it is where nothing more was written. */
const name = ({ kind, description }: AttachmentForm): string => description || kinds[kind];

/** 'Surat, 12 Nov 2026' */
const told = ({ kind, taken_on: day }: AttachmentForm): string =>
  [kinds[kind], day && shortDate(day)].filter(Boolean).join(', ');

export const attachment = {
  title: 'Lampiran',
  kinds,
  name,
  told,
  count: (n: number) => (n > 0 ? count(n) : ''),
  addShort: 'Tambah',
  none: 'Belum ada. Foto rumah atau surat, bukan wajah.',
  how: 'Tekan Tambah, atau seret gambarnya ke halaman ini, atau tempel dengan Ctrl V.',
  failed: 'Lampiran belum dapat dibaca.',
  all: (n: number) => `Lihat semua (${count(n)})`,
  fewer: 'Lihat lebih sedikit',
  open: (form: AttachmentForm) => `Buka ${name(form)}, ${told(form)}`,
  noSmall: 'Gambarnya belum dapat ditampilkan',
  drop: 'Lepaskan di mana saja di halaman ini',
  left: (n: number) => `${count(n)} gambar belum ditambahkan.`,
  goOn: 'Lanjutkan',
  leave: 'Tidak jadi',
  form: {
    title: 'Tambah lampiran',
    turn: (at: number, all: number) => `Gambar ${at} dari ${all}`,
    note: 'Foto rumah atau surat, bukan wajah. Tempat dan waktu yang tersimpan di dalam foto tidak ikut.',
    picture: 'Gambar',
    pictureHint: 'Foto biasa dari HP (JPEG, PNG, atau WebP). Surat PDF: foto dulu suratnya.',
    pictureMissing: 'Pilih gambarnya dulu.',
    choose: 'Pilih berkas',
    chooseOther: 'Pilih berkas lain',
    again: 'Gambarnya perlu dipilih lagi; keterangan Anda masih ada.',
    reading: 'Mengecilkan gambar',
    ready: (width: number, height: number) => `Siap disimpan, ${width} × ${height} titik`,
    preview: 'Gambar yang akan disimpan',
    kind: 'Apa yang terlihat',
    description: 'Keterangan',
    descriptionHint: 'Misalnya: rumah tampak depan, atau surat keterangan dari kelurahan.',
    descriptionMissing: 'Tulis apa yang terlihat di gambar ini.',
    day: 'Tanggal foto atau surat',
    dayMissing: 'Isi tanggal foto atau suratnya.',
    act: 'Simpan lampiran',
    done: 'Lampiran tersimpan',
  },
  change: {
    title: 'Ubah keterangan lampiran',
    act: 'Simpan',
    done: 'Keterangan lampiran diubah',
  },
  view: {
    place: (at: number, all: number) => `${at} dari ${all}`,
    earlier: 'Sebelumnya',
    next: 'Berikutnya',
    larger: 'Perbesar',
    smaller: 'Perkecil',
    picture: (form: AttachmentForm) => `Gambar: ${name(form)}`,
    keys: 'Panah kiri dan kanan: gambar lain. Tombol + dan -: perbesar, perkecil. Tombol 0: tampak semua.',
    added: (by: string, at: string) => `Ditambahkan ${by ? `oleh ${by}, ` : ''}${longDate(at)}`,
    print: 'Cetak',
    change: 'Ubah keterangan',
    withdraw: 'Tarik kembali',
  },
  withdraw: {
    title: (form: AttachmentForm) => `Tarik kembali ${name(form)}?`,
    note: 'Gambarnya disembunyikan dan dapat dikembalikan lewat Urungkan atau Atur, Baru dihapus.',
    hint: 'Misalnya: salah orang, atau terlihat wajah.',
    done: 'Lampiran ditarik kembali',
  },
  ownData: 'Lampiran',
} as const;
