// Words of "Saringan saya": what an officer narrows a list to again and again, under a name.

export const filter = {
  mine: 'Saringan saya',
  save: 'Simpan saringan ini…',
  keep: 'Ganti nama atau hapus…',
  name: 'Nama saringan',
  nameHint: 'Misalnya: Lansia RT 002',
  nameMissing: 'Tulis namanya.',
  saveTitle: 'Simpan saringan ini dengan nama apa?',
  saveNote: 'Hanya untuk Anda sendiri. Nama yang sudah ada akan diganti isinya.',
  saveAct: 'Simpan saringan',
  saved: (name: string) => `Saringan ${name} tersimpan`,
  title: 'Saringan saya',
  rename: 'Ganti nama',
  renameTitle: (name: string) => `Nama baru untuk saringan ${name}`,
  renameAct: 'Simpan nama',
  remove: 'Hapus',
  removed: (name: string) => `Saringan ${name} dihapus`,
  none: 'Belum ada saringan yang disimpan.',
  unreadable: 'Saringan ini tidak dapat dipakai lagi. Hapus, lalu simpan yang baru.',
} as const;
