// Money in whole rupiah, and the same amount in words for papers (terbilang).

import { count } from './format';

/** 'Rp1.250.000'; negative amounts with a minus before the currency. */
export function rupiah(amount: number): string {
  return amount < 0 ? `−Rp${count(-amount)}` : `Rp${count(amount)}`;
}

/** For columns and fields: '1.250.000'. */
export function rupiahDigits(amount: number): string {
  return count(amount);
}

/** Reads what was typed: dots, spaces and 'Rp' are left out; null when there is no number. */
export function readRupiah(text: string): number | null {
  const digits = text.replace(/[^\d]/g, '');
  if (digits === '' || digits.length > 15) return null;
  return Number(digits);
}

const ONES = [
  '',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
] as const;

function spell(n: number): string {
  if (n < 12) return ONES[n] ?? '';
  if (n < 20) return `${spell(n - 10)} belas`;
  if (n < 100) return join(`${spell(Math.floor(n / 10))} puluh`, n % 10);
  if (n < 200) return join('seratus', n - 100);
  if (n < 1_000) return join(`${spell(Math.floor(n / 100))} ratus`, n % 100);
  if (n < 2_000) return join('seribu', n - 1_000);
  if (n < 1e6) return join(`${spell(Math.floor(n / 1e3))} ribu`, n % 1e3);
  if (n < 1e9) return join(`${spell(Math.floor(n / 1e6))} juta`, n % 1e6);
  if (n < 1e12) return join(`${spell(Math.floor(n / 1e9))} miliar`, n % 1e9);
  return join(`${spell(Math.floor(n / 1e12))} triliun`, n % 1e12);
}

function join(head: string, rest: number): string {
  return rest === 0 ? head : `${head} ${spell(rest)}`;
}

/** 'satu juta dua ratus lima puluh ribu rupiah' */
export function terbilang(amount: number): string {
  if (!Number.isSafeInteger(amount)) return '';
  if (amount === 0) return 'nol rupiah';
  return `${amount < 0 ? 'minus ' : ''}${spell(Math.abs(amount))} rupiah`;
}
