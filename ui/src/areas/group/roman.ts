// Months in the numbers of letters: 001/WKSBM-RW99/XI/2026.

const MONTHS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** 11 → 'XI' */
export function roman(month: number): string {
  return MONTHS[month - 1] ?? '';
}
