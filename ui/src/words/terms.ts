// Words that mean the same on every screen: acts, states, stages. One word for one thing.

export const terms = {
  app: 'Wahana',
  none: '–',
  acts: {
    save: 'Simpan',
    cancel: 'Batal',
    back: 'Kembali',
    close: 'Tutup',
    open: 'Buka',
    retry: 'Coba lagi',
    more: 'Lainnya',
    later: 'Lanjutkan nanti',
    discardDraft: 'Buang draf',
  },
  sex: { female: 'Perempuan', male: 'Laki-laki' },
  stages: {
    report: 'Laporan',
    assessment: 'Asesmen',
    plan: 'Rencana',
    service: 'Pelayanan',
    referral: 'Rujukan',
    monitoring: 'Pemantauan',
    closed: 'Selesai',
  },
  urgency: { normal: 'Biasa', soon: 'Segera', emergency: 'Darurat' },
  secret: 'Rahasia',
  /** The reason of a record whose writing down was taken back, as the core stores it, and as people read it. */
  undone: { code: 'undo', reason: 'Pencatatannya diurungkan' },
  /** What stands in the place of a reason where a record was erased for good. */
  erased: { code: 'erased', reason: 'Datanya sudah dihapus untuk selamanya' },
  /** The same, where a family belongs to another one since. */
  united: { code: 'united', reason: 'Bergabung dengan keluarga lain' },
  /** The same, where it turned out to be another record. */
  merged: { code: 'merged', reason: 'Digabung dengan catatan lain' },
  /** The same, where an entry was taken off a list. */
  removed: { code: 'removed', reason: 'Dihapus dari daftar' },
  keys: {
    save: 'Ctrl S',
    search: 'Ctrl K',
    newCase: 'Ctrl B',
    enter: 'Enter',
    escape: 'Esc',
    tab: 'Tab',
    space: 'Spasi',
  },
} as const;
