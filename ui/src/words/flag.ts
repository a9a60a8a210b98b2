// Words of "Tolong cek": a question about a record to a colleague.

import { clock, count, shortDate, today } from './format';

/** 'hari ini, 19.30' or '28 Nov, 19.30' */
function when(at: string): string {
  const time = new Date(at);
  const day = today(time);
  return `${day === today() ? 'hari ini' : shortDate(day)}, ${clock(time)}`;
}

export const flag = {
  open: 'Tolong cek',
  failed: 'Pertanyaan belum dapat dibaca.',
  ask: {
    title: (name: string) => `Tolong cek ${name}`,
    note: 'Pertanyaan ini tampil di sini dan di Beranda rekan Anda sampai dijawab.',
    question: 'Apa yang perlu dicek?',
    questionHint: 'Misalnya: apakah nomor KK ini cocok dengan kartunya?',
    questionMissing: 'Tulis apa yang perlu dicek.',
    of: 'Ditanyakan kepada',
    anyone: 'Siapa saja yang tahu',
    act: 'Tanyakan',
    done: 'Pertanyaan tersimpan',
  },
  answer: {
    title: 'Jawab pertanyaan',
    label: 'Jawaban',
    hint: 'Boleh kosong kalau cukup ditandai sudah dicek.',
    act: 'Simpan jawaban',
    done: 'Pertanyaan terjawab',
  },
  reply: 'Jawab',
  /** 'Bu Truntum bertanya kepada Pak Gringsing, 28 Nov, 19.30' */
  asked: (by: string, of: string, at: string) =>
    `${by} bertanya${of ? ` kepada ${of}` : ''}, ${when(at)}`,
  me: 'Anda',
  /** 'Pak Gringsing, hari ini, 20.05: Sudah cocok' */
  answered: (by: string, answer: string, at: string) =>
    answer ? `${by}, ${when(at)}: ${answer}` : `Sudah dicek oleh ${by}, ${when(at)}`,
  earlier: (n: number) => `Lihat ${count(n)} pertanyaan yang sudah dijawab`,
  fold: 'Tutup yang sudah dijawab',
  home: {
    toMe: (name: string) => `Tolong cek ${name}`,
    waits: (name: string) => `Menunggu jawaban tentang ${name}`,
    answered: (by: string, name: string) => `${by} menjawab tentang ${name}`,
    by: (question: string, by: string) => `"${question}" (${by})`,
    quote: (question: string) => `"${question}"`,
    checked: 'Sudah dicek',
    act: 'Buka',
    /** Beyond those that have a row each. */
    more: {
      toMe: (n: number) => `${count(n)} pertanyaan lagi untuk Anda`,
      answered: (n: number) => `${count(n)} jawaban lagi untuk Anda`,
      waits: (n: number) => `Masih ada ${count(n)} pertanyaan Anda yang menunggu jawaban`,
    },
  },
  ownData: 'Pertanyaan antarpetugas',
} as const;
