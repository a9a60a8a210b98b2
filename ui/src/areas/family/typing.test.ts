import { describe, expect, it } from 'vitest';
import { blank, fits, toCore } from './typing';

describe('the draft of a family', () => {
  const draft = { kind: 'death', persons: ['sekar'] } as const;
  const about = { kind: draft.kind, persons: [...draft.persons] };

  it('answers for whoever comes back to the family', () => {
    expect(fits(about, {})).toBe(true);
    expect(fits(about, { person: 'sekar', kind: 'death' })).toBe(true);
  });
  it('does not answer for somebody else, nor for something else', () => {
    expect(fits(about, { person: 'dangan' })).toBe(false);
    expect(fits(about, { kind: 'new_head' })).toBe(false);
  });
});

describe('the programmes of somebody who died', () => {
  const typed = blank('death', ['sekar'], null);
  const around = { family: null, headGoes: false };

  it('are ended where the form offered it and nobody took the tick off', () => {
    expect(toCore(typed, { ...around, offersEnd: true }).end_programmes).toBe(true);
    const off = { ...typed, endProgrammes: false };
    expect(toCore(off, { ...around, offersEnd: true }).end_programmes).toBe(false);
  });
  it('are left alone where nobody saw the tick', () => {
    expect(toCore(typed, { ...around, offersEnd: false }).end_programmes).toBe(false);
  });
});
