import { describe, expect, it } from 'vitest';
import type { HistoryValue } from '../../bridge';
import { words } from '../../words/id';
import { changeOf, saidBy } from './told';

const say = saidBy([], { kinds: [], funds: [] });
const text = (stored: string): HistoryValue => ({ kind: 'text', text: stored });

describe('what stood in a column', () => {
  it('is told in words and not in codes', () => {
    expect(say('sex', text('P'))).toBe('Perempuan');
    expect(say('stage', text('closed'))).toBe('Selesai');
    expect(say('life', text('moved'))).not.toBe('moved');
    expect(say('level', text('3'))).toBe('Rahasia');
    expect(say('amount', text('150000'))).toBe('Rp150.000');
    expect(say('closed_on', text('2026-11-24'))).toBe('24 November 2026');
    expect(say('note', text(''))).toBe('');
  });

  it('keeps a birth date as exact as it was known', () => {
    expect(say('birth', text('1945-09-03'))).toBe('3 September 1945');
    expect(say('birth', text('1945-09'))).toBe('September 1945');
    expect(say('birth', text('1945'))).toBe('1945');
    expect(say('birth', text('~70@2026-11-24'))).toMatch(/^±70 tahun pada 24 Nov/);
  });

  it('reads a list line by line, what it is about first', () => {
    const lines = [
      [
        { column: 'place', text: '1' },
        { column: 'amount', text: '100000' },
        { column: 'fund', text: 'DONATUR' },
      ],
      [{ column: 'fund', text: 'KOTAK' }],
    ];
    expect(say('assistance_fund', { kind: 'lines', lines })).toBe('DONATUR, Rp100.000\nKOTAK');
  });

  it('tells of a list only what went and what came', () => {
    const stage = (name: string, skipped: string) => [
      { column: 'stage', text: name },
      { column: 'skipped', text: skipped },
    ];
    const before: HistoryValue = { kind: 'lines', lines: [stage('report', '0')] };
    const after: HistoryValue = {
      kind: 'lines',
      lines: [stage('report', '0'), stage('assessment', '1'), stage('plan', '0')],
    };
    const change = { column: 'case_stage', before, after };
    expect(changeOf(say, change)).toEqual(['', 'Asesmen, dilewati\nRencana']);
    expect(changeOf(say, { ...change, before: after, after: before })[1]).toBe('');
  });

  it('tells a long text whole, whatever lines it has', () => {
    const [before, after] = [text('Sakit.\nSendirian.'), text('Sakit.\nDijenguk.')];
    expect(changeOf(say, { column: 'note', before, after })).toEqual([
      'Sakit.\nSendirian.',
      'Sakit.\nDijenguk.',
    ]);
  });

  it('has a neutral word for a column that a newer program brings', () => {
    expect(words.journal.column('shoe_size')).toBe('Isian lain');
  });
});

describe('what a check found', () => {
  it('is one sentence for each place', () => {
    const { finding, result } = words.journal.check;
    const clean = { entries: 12, rows: 5, erased: 0, findings: [], more: 0 };
    expect(result(clean)).toBe('Tidak ada yang janggal: 12 jejak dan 5 catatan cocok.');
    expect(finding({ in: 'entry', seq: 7, fault: 'altered' })).toContain('nomor 7');
    const row = { in: 'row', area: 'person', table: 'person', record: 'x' } as const;
    expect(finding({ ...row, column: 'rt', fault: 'differs' })).toBe(
      'Pada satu warga, isian "RT" diubah dari luar Wahana.',
    );
    expect(finding({ ...row, column: '', fault: 'no_row' })).toContain('hilang');
  });
});
