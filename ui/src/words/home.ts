// Words of Beranda.

/** The greeting of the hour, as it is said in the hall. */
function greeting(hour: number, name: string): string {
  if (hour < 11) return `Selamat pagi, ${name}`;
  if (hour < 15) return `Selamat siang, ${name}`;
  if (hour < 19) return `Selamat sore, ${name}`;
  return `Selamat malam, ${name}`;
}

export const home = {
  greeting,
  nothingYet: 'Belum ada yang menunggu',
  nothingYetHint: 'Kasus, kunjungan, dan kegiatan yang perlu perhatian akan muncul di sini.',
} as const;
