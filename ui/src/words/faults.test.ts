import { describe, expect, it } from 'vitest';
import { faults } from './faults';

const said = (code: 'date_before' | 'date_before_birth', date: string) =>
  faults.sentences[code]({ date });

describe('a day that is too early', () => {
  it('is told with the first one that may be', () => {
    expect(said('date_before', '2026-11-24')).toBe(
      'Tanggal ini terlalu awal. Paling awal 24 November 2026.',
    );
  });

  it('is told with what happened in the case on that day', () => {
    const closing = (what: string) => faults.sentences.date_before({ date: '2026-11-24', what });
    expect(closing('visit')).toBe(
      'Tanggal ini terlalu awal. Paling awal 24 November 2026, hari kunjungan terakhir.',
    );
    const all = ['report', 'note', 'stage', 'assessment', 'action', 'assistance', 'referral'];
    for (const what of [...all, 'answer']) expect(closing(what)).toContain('2026, hari ');
  });

  it('is told with the birth as far as that is known', () => {
    expect(said('date_before_birth', '2026-11-10')).toContain('lahir (10 November 2026)');
    expect(said('date_before_birth', '2026-11')).toContain('lahir (November 2026)');
    expect(said('date_before_birth', '2026')).toContain('lahir (2026)');
  });
});
