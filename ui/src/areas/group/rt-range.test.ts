import { describe, expect, it } from 'vitest';
import { joinRts, readRts } from './rt-range';

describe('RT numbers as they are typed', () => {
  it.each([
    ['32', ['032']],
    ['031', ['031']],
    ['31-35', ['031', '032', '033', '034', '035']],
    ['31 – 33', ['031', '032', '033']],
    ['33-31', ['031', '032', '033']],
    ['1 s.d. 3', ['001', '002', '003']],
    ['1 s/d 3', ['001', '002', '003']],
    ['1 sampai 3', ['001', '002', '003']],
    ['1, 3; 5-6 9', ['001', '003', '005', '006', '009']],
    ['7 7 007', ['007']],
    ['', []],
  ])('%j is %j', (typed, rts) => {
    expect(readRts(typed)).toEqual({ rts, wrong: null });
  });
  it.each(['0', '1000', '0-3', 'lima', '3-', '31--35', '1 s.d.'])('%j is no RT', (typed) => {
    expect(readRts(typed).wrong).not.toBeNull();
    expect(readRts(typed).rts).toEqual([]);
  });
  it('takes nothing of a line with a mistake, and names it', () => {
    expect(readRts('31, 3x, 33')).toEqual({ rts: [], wrong: '3x' });
  });
  it('joins without doubles, in order', () => {
    expect(joinRts(['033', '031'], ['032', '031'])).toEqual(['031', '032', '033']);
  });
});
