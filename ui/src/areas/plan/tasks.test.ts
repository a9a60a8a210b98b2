import { describe, expect, it } from 'vitest';
import type { CaseRow, Task } from '../../bridge';
import { grouped, secondOf, subjectOf } from './tasks';

const row = {
  id: 'c',
  subject: 'Sekar Dangan',
  rt: '032',
  secret: false,
  household_id: null,
} as unknown as CaseRow;
const task = (id: string, more: Partial<Task> = {}): Task => ({
  kind: 'action',
  id,
  rev: 1,
  case: row,
  day: '2026-11-24',
  overdue: false,
  officer: 'me',
  doer: '',
  what: 'Antar ke Puskesmas',
  family: null,
  family_name: '',
  ...more,
});

describe('tasks in a list', () => {
  it('puts those of one family together, and names it only where there are several', () => {
    const family = { family: 'k', family_name: 'Sekar Dangan' };
    const groups = grouped([task('1', family), task('2'), task('3', family)]);
    expect(groups.map((group) => group.tasks.map((each) => each.id))).toEqual([['1', '3'], ['2']]);
    expect(groups.map((group) => group.family)).toEqual(['Sekar Dangan', '']);
    expect(grouped([task('1', family)])[0]?.family).toBe('');
  });

  it('says who does it and where, and of a secret case neither name nor place', () => {
    const name = () => 'Mbak Ceplok';
    expect(secondOf(task('1'), name)).toBe('Antar ke Puskesmas · oleh Mbak Ceplok · RT 032');
    expect(secondOf(task('1', { doer: 'Anaknya' }), name)).toContain('oleh Anaknya');
    const secret = task('1', { case: { ...row, secret: true } });
    expect(subjectOf(secret)).toBe('Kasus rahasia');
    expect(secondOf(secret, name)).toBe('Tindakan rencana · oleh Mbak Ceplok');
  });
});
