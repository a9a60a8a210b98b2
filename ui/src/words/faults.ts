// A sentence for every fault code of the core: what happened, and what to do next. The type demands
// all of them; a new code in the core breaks the build here until it has its sentence.

import type { FaultBody, FaultCode, FaultValues } from '../bridge';
import { count, longDate } from './format';

type Sentence = (values: FaultValues) => string;

const number = (values: FaultValues, name: string): string => count(Number(values[name] ?? 0));
const day = (values: FaultValues, name: string): string => longDate(String(values[name] ?? ''));

const sentences: Record<FaultCode, Sentence> = {
  empty: () => 'Isi dulu bagian ini.',
  too_long: (v) => `Terlalu panjang. Paling banyak ${number(v, 'max')} huruf.`,
  date_impossible: () => 'Tanggal ini tidak ada di kalender. Periksa hari dan bulannya.',
  date_in_future: (v) =>
    v['latest']
      ? `Tanggal ini terlalu jauh. Paling lambat ${day(v, 'latest')}.`
      : 'Tanggal ini belum tiba. Periksa tahunnya.',
  amount_not_positive: () => 'Tulis jumlah lebih dari nol.',
  passphrase_wrong: () => 'Kalimat sandi tidak cocok. Periksa Caps Lock, lalu coba lagi.',
  passphrase_weak: () => 'Kalimat sandi terlalu mudah ditebak. Pakai empat kata atau lebih.',
  right_missing: () => 'Tugas Anda tidak mencakup ini. Minta tolong ketua.',
  locked: () => 'Wahana terkunci. Buka dengan kalimat sandi Anda; ketikan Anda aman.',
  not_found: () => 'Data ini sudah tidak ada. Kembali ke daftar, lalu cari lagi.',
  changed_elsewhere: () =>
    'Data ini baru saja diubah di tempat lain. Buka lagi, lalu ulangi perubahan Anda.',
  disk_full: () => 'Penyimpanan komputer penuh. Ketikan Anda belum hilang. Kosongkan, lalu simpan.',
  disk_fault: () => 'Penyimpanan tidak dapat ditulis. Data lama Anda aman. Coba simpan lagi.',
  internal: () => 'Ada yang tidak berjalan. Data Anda aman. Coba lagi sekali.',
};

/** The sentence for one cause. */
export function sentence(fault: FaultBody): string {
  // A core newer than this page may send a code it does not know.
  const say: Sentence | undefined = sentences[fault.code];
  return (say ?? sentences.internal)(fault.values ?? {});
}

export const faults = { sentences, sentence } as const;
