import { describe, expect, it } from 'vitest';
import type { Stage, StageStep } from '../../bridge';
import { judge, usualNext } from './moves';

const been = (...stages: Stage[]): StageStep[] =>
  stages.map((stage) => ({
    stage,
    since: '2026-11-01',
    skipped: false,
    code: '',
    reason: '',
    officer: '1',
    at: '2026-11-01T08:00:00Z',
  }));

describe('a move of a case', () => {
  it('on the usual way asks nothing', () => {
    expect(judge('report', 'assessment', been('report'), false)).toEqual({
      skips: [],
      back: false,
      straight: false,
      needsReason: false,
    });
    expect(usualNext('service')).toBe('monitoring');
  });
  it('over stages never been in names them and asks why', () => {
    const move = judge('report', 'service', been('report'), false);
    expect(move.skips).toEqual(['assessment', 'plan']);
    expect(move.needsReason).toBe(true);
  });
  it('in an emergency goes straight to service', () => {
    const move = judge('report', 'service', been('report'), true);
    expect(move.straight).toBe(true);
    expect(move.needsReason).toBe(false);
  });
  it('back asks why and passes nothing over', () => {
    const move = judge('service', 'assessment', been('report', 'assessment', 'service'), false);
    expect(move).toEqual({ skips: [], back: true, straight: false, needsReason: true });
  });
});
