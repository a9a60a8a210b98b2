// Words of Serah Terima: the card, the list, the writing, and what went before.

import type { SubjectKind } from '../bridge';
import { count } from './format';

const kinds = { person: 'orang', household: 'keluarga', group: 'kelompok' } as const;

export const handover = {
  title: 'Serah Terima',
  under: 'Membawa data ke Dinas lewat stik',
  steps: {
    card: 'Kartu Dinas',
    stick: 'Pilih stik',
    look: 'Periksa isinya',
    write: 'Tulis ke stik',
    writing: 'Menulis ke stik',
    written: 'Tertulis dan diperiksa',
    carry: 'Cabut dan bawa ke Dinas',
  },
  card: {
    none: 'Kartu Dinas dipakai untuk mengunci data, supaya hanya Dinas yang dapat membukanya. Minta berkasnya sekali saja.',
    find: 'Pasang kartu Dinas',
    noneHere: 'Tidak ada berkas .kartu di sini. Pilih stik atau folder lain.',
    choose: 'Pilih berkas kartu',
    compare: 'Bandingkan delapan kata ini dengan surat dari Dinas',
    same: 'Katanya sama, pakai kartu ini',
    different: 'Berbeda, jangan dipakai',
    replaces:
      'Kartu ini berbeda dari yang sekarang dipakai. Tanyakan dulu ke Dinas sebelum menggantinya.',
    made: (date: string) => `dibuat ${date}`,
    change: 'Ganti kartu',
    accepted: (name: string) => `Kartu ${name} dipasang`,
  },
  stick: { change: 'Ganti stik' },
  look: {
    gathering: 'Sedang mengumpulkan apa yang akan dibawa. Tunggu sebentar.',
    named: 'Dengan nama',
    /** `3 orang, 1 keluarga`: only the kinds that there are. */
    who: (going: Readonly<Record<SubjectKind, number>>) =>
      (['person', 'household', 'group'] as const)
        .filter((kind) => going[kind] > 0)
        .map((kind) => `${count(going[kind])} ${kinds[kind]}`)
        .join(', ') || '0 orang',
    people: (n: number) => `${count(n)} orang`,
    namedNote: (cases: number) => `${count(cases)} kasus`,
    struckNote: (n: number) => `${count(n)} dicoret`,
    open: 'Lihat daftar',
    secret: 'Hanya jumlah',
    secretNote: 'Jenis rahasia. Nama tidak ikut.',
    openSecret: 'Lihat jenisnya',
    gaps: (n: number) => `${count(n)} orang belum lengkap. Boleh ikut; Dinas akan menanyakannya.`,
    nobody: 'Belum ada kasus untuk dibawa. Catat kasus dulu.',
  },
  list: {
    title: 'Dengan nama',
    hint: 'Hapus centang pada orang atau keluarga yang tidak boleh dibawa namanya.',
    gap: { birth: 'belum ada tanggal lahir', sex: 'belum ada L/P', nik: 'NIK perlu dicek' },
    rt: (rt: string) => `RT ${rt}`,
    assistance: (n: number) => `${count(n)} bantuan`,
    close: 'Selesai memeriksa',
    secretTitle: 'Hanya jumlah',
    secretHint: 'Jumlah di bawah lima ditulis "<5" supaya tidak ada yang dikenali.',
  },
  write: {
    note: 'Terkunci. Hanya Dinas yang dapat membukanya.',
    act: 'Tulis ke stik',
    stop: 'Hentikan',
    stopping: 'Sedang dihentikan',
    stopNote: 'Paket yang belum selesai dihapus dari stik.',
    phase: {
      writing: 'Menulis',
      flushing: 'Menunggu stik menyimpan',
      comparing: 'Membaca ulang dari stik',
    },
    dontPull: 'Jangan cabut stik.',
    dontPullNote: 'Kalau telanjur tercabut, data di komputer tetap utuh. Ulangi saja.',
  },
  done: {
    title: 'Aman dicabut',
    note: 'Paket sudah dibaca ulang dari stik dan cocok.',
    check: (number: string) => `Paket ${number}. Kata periksa:`,
    carry: 'Bawa stik ini ke Dinas. Cocokkan kata periksa dengan petugas.',
    agreed: (named: string, secret: number, who: string) =>
      `${named} dengan nama, ${count(secret)} hanya jumlah. Disetujui ${who}.`,
    finish: 'Selesai',
  },
  failed: { title: 'Belum tertulis', again: 'Coba lagi' },
  history: {
    title: 'Yang sudah dibuat',
    none: 'Belum ada. Setiap paket yang dibuat tercatat di sini.',
    went: (people: number, cases: number) => `${count(people)} orang, ${count(cases)} kasus`,
    state: { written: 'tertulis', failed: 'gagal', started: 'terputus' },
    number: (n: number) => `Paket ${String(n).padStart(4, '0')}`,
  },
} as const;
