// Words of what is done to several cases of the list at once.

import { count } from './format';

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
  already: 'Semuanya sudah begitu. Tidak ada yang berubah.',
} as const;
