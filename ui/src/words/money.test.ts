import { describe, expect, it } from 'vitest';
import { readRupiah, rupiah, terbilang } from './money';

describe('rupiah', () => {
  it('are written with dots and without cents', () => {
    expect(rupiah(1_250_000)).toBe('Rp1.250.000');
    expect(rupiah(-5000)).toBe('−Rp5.000');
  });
  it('are read with or without dots', () => {
    expect(readRupiah('1.250.000')).toBe(1_250_000);
    expect(readRupiah('Rp 50 000')).toBe(50_000);
    expect(readRupiah('')).toBeNull();
    expect(readRupiah('abc')).toBeNull();
  });
});

describe('terbilang', () => {
  it.each([
    [0, 'nol rupiah'],
    [1, 'satu rupiah'],
    [11, 'sebelas rupiah'],
    [12, 'dua belas rupiah'],
    [20, 'dua puluh rupiah'],
    [100, 'seratus rupiah'],
    [115, 'seratus lima belas rupiah'],
    [1000, 'seribu rupiah'],
    [1999, 'seribu sembilan ratus sembilan puluh sembilan rupiah'],
    [21_000, 'dua puluh satu ribu rupiah'],
    [101_000, 'seratus satu ribu rupiah'],
    [1_001_000, 'satu juta seribu rupiah'],
    [1_250_000, 'satu juta dua ratus lima puluh ribu rupiah'],
    [2_000_000_000, 'dua miliar rupiah'],
    [3_000_000_000_001, 'tiga triliun satu rupiah'],
    [-5000, 'minus lima ribu rupiah'],
  ])('%i', (amount, said) => {
    expect(terbilang(amount)).toBe(said);
  });
});
