import { describe, expect, it } from 'vitest';
import {
  nearDate,
  addDays,
  ago,
  clock,
  count,
  daysBetween,
  dueIn,
  fullDate,
  initials,
  longDate,
  maskedNik,
  pasaran,
  quantity,
  rt,
  shortDate,
  spacedNik,
  typedDate,
  weekday,
} from './format';

const NOW = '2026-11-24';

describe('a date', () => {
  it('is written in full, short, and as it is typed', () => {
    expect(longDate(NOW)).toBe('24 November 2026');
    expect(shortDate(NOW, NOW)).toBe('24 Nov');
    expect(shortDate('2025-08-03', NOW)).toBe('3 Agu 2025');
    expect(typedDate('2026-01-05')).toBe('05/01/2026');
  });
  it('knows its weekday and its pasaran', () => {
    expect(fullDate(NOW, true)).toBe('Selasa Kliwon, 24 November 2026');
    expect(`${weekday('1945-08-17')} ${pasaran('1945-08-17')}`).toBe('Jumat Legi');
    expect(`${weekday('1921-06-08')} ${pasaran('1921-06-08')}`).toBe('Rabu Kliwon');
  });
  it('that does not exist is a dash', () => {
    expect(longDate('2026-02-30')).toBe('–');
    expect(typedDate('')).toBe('');
  });
  it('counts days over months and leap years', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('time that presses', () => {
  it('is said in days', () => {
    expect(dueIn('2026-11-30', NOW)).toBe('6 hari lagi');
    expect(dueIn('2026-11-25', NOW)).toBe('besok');
    expect(dueIn(NOW, NOW)).toBe('hari ini');
    expect(dueIn('2026-11-15', NOW)).toBe('lewat 9 hari');
    expect(ago('2026-11-12', NOW)).toBe('12 hari lalu');
    expect(ago('2026-11-23', NOW)).toBe('kemarin');
  });
  it('of the clock has a point', () => {
    expect(clock(new Date(2026, 10, 24, 13, 42))).toBe('13.42');
    expect(clock(new Date(2026, 10, 24, 7, 5))).toBe('07.05');
  });
});

describe('numbers', () => {
  it('have dots', () => {
    expect(count(1187)).toBe('1.187');
    expect(count(1_250_000)).toBe('1.250.000');
    expect(count(-1500)).toBe('−1.500');
    expect(count(0)).toBe('0');
  });
  it('of goods keep what is behind the comma, and words stay as they are', () => {
    expect(quantity('1750')).toBe('1.750');
    expect(quantity('1250,5')).toBe('1.250,5');
    expect(quantity('0,25')).toBe('0,25');
    expect(quantity('')).toBe('');
  });
  it('of an RT have three digits', () => {
    expect(rt('32')).toBe('032');
    expect(rt(7)).toBe('007');
    expect(rt('0032')).toBe('032');
    expect(rt('')).toBe('');
  });
  it('of a NIK are masked in lists and spaced in fields', () => {
    expect(maskedNik('9999014109580007')).toBe('•••• 0007');
    expect(maskedNik('')).toBe('–');
    expect(spacedNik('9999014109580001')).toBe('9999 0141 0958 0001');
  });
});

describe('initials', () => {
  it('leave the title out and take first and last word', () => {
    expect(initials('Sekar Dangan')).toBe('SD');
    expect(initials('Bu Truntum')).toBe('TR');
    expect(initials('Mbah Nitik Karawitan')).toBe('NK');
    expect(initials('Sri')).toBe('SR');
    expect(initials("H. Ma'ruf, S.H.")).toBe('MS');
  });
});

describe('a date near at hand', () => {
  it('needs no year when it is this one', () => {
    expect(nearDate('2026-11-26', '2026-11-24')).toBe('26 November');
    expect(nearDate('2027-01-03', '2026-11-24')).toBe('3 Januari 2027');
    expect(nearDate('', '2026-11-24')).toBe('–');
  });
});
