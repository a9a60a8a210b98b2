// Words of what is done to several cases of the list at once.

import { count, longDate, shortDate } from './format';

export const several = {
  marked: (n: number) => `${count(n)} ditandai`,
  hand: 'Serahkan ke…',
  move: 'Pindah tahap…',
  clear: 'Lepas tanda',
  keyMark: 'tandai',
  handTitle: (n: number) => `Serahkan ${count(n)} kasus ke siapa?`,
  handAct: (n: number) => `Serahkan ${count(n)} kasus`,
  moveTitle: (n: number) => `Pindahkan ${count(n)} kasus ke tahap mana?`,
  moveAct: (n: number) => `Pindahkan ${count(n)} kasus`,
  secretNote:
    'Ada yang rahasia di antaranya. Sesudah diserahkan, Anda tidak dapat membukanya lagi.',
  reason: 'Alasan',
  reasonHint: 'Perlu kalau ada tahap yang dilewati atau kembali. Ikut tersimpan di tiap kasus.',
  refused: 'Belum ada yang berubah. Yang ini belum dapat:',
  letGo: 'Lepas tandanya',
  handed: (n: number, name: string) => `${count(n)} kasus diserahkan ke ${name}`,
  moved: (n: number, stage: string) => `${count(n)} kasus pindah ke tahap ${stage}`,
  print: 'Cetak…',
  paper: {
    title: 'Daftar kasus',
    hint: 'Dicetak di kertas A4 atau F4. Berisi nama dan masalah orang: simpan baik-baik. Pencetakannya tercatat.',
    print: 'Cetak',
    secretToo: 'Tulis juga nama dan jenis kasus rahasia',
    secretNote: 'Kalau tidak, kasus rahasia hanya tampil dengan nomornya.',
    training: 'LATIHAN, bukan daftar sungguhan',
    made: (day: string, by: string) => `Dicetak ${longDate(day)} oleh ${by}`,
    no: 'No.',
    visit: (day: string) => `Kunjungan ${shortDate(day)}`,
    total: (n: number) => `Jumlah: ${count(n)} kasus`,
  },
  already: 'Semuanya sudah begitu. Tidak ada yang berubah.',
} as const;
