// The two forms of a visit propose the next one by one rule.

import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Case } from '../../bridge';
import { router } from '../../frame/router.svelte';
import { addDays, today, typedDate } from '../../words/format';
import { words } from '../../words/id';
import FamilyVisit from '../family/FamilyVisit.svelte';
import FollowUpPart from './FollowUpPart.svelte';

const core = vi.hoisted(() => ({
  addFollowUp: vi.fn(),
  nextVisit: vi.fn(),
  recordFamilyVisit: vi.fn(),
  household: vi.fn(),
  visitCases: vi.fn(),
  officers: vi.fn(),
  findDraft: vi.fn(),
  keepDraft: vi.fn(),
  discardDraft: vi.fn(),
  lastAct: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });

const say = words.case.followUp;
const [now, later] = [today(), addDays(today(), 9)];
const row = (next_visit: string) => ({
  ...{ id: 'k1', number: 'K-2026-0001', subject: 'Sekar Dangan', stage: 'service' },
  ...{ person_id: 'p1', household_id: null, types: [24], next_visit, reported_on: '2026-01-02' },
});
function visit(next_visit: string, more: object = {}) {
  const proposed = next_visit > now ? next_visit : '';
  const page = { row: row(next_visit), repeat: null, proposed, gone: null, ...more };
  render(FollowUpPart, {
    ...{
      page: page as unknown as Case,
      writing: { kind: 'visit' as const },
      officers: [],
      kept: null,
    },
    ondone: () => undefined,
    oncancel: () => undefined,
  });
}
const fill = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });
async function typeDay(label: string, day: string) {
  const field = screen.getByLabelText(label);
  await fill(field, typedDate(day));
  await fireEvent.blur(field);
}

beforeEach(() => {
  vi.resetAllMocks();
  router.reset();
  for (const command of Object.values(core)) command.mockImplementation(() => ok());
  core.lastAct.mockImplementation(() => ok({ act: null, anew: true }));
  core.officers.mockImplementation(() => ok([]));
  core.household.mockImplementation(() => ok({ id: 'h1', members: [], form: {} }));
  core.recordFamilyVisit.mockImplementation(() => ok(1));
});

describe('a visit of long ago that is typed in', () => {
  it('leaves the planned one in its case', async () => {
    core.nextVisit.mockImplementation(() => ok(later));
    visit(later);
    await typeDay(say.happened.visit, addDays(now, -60));
    await fill(screen.getByLabelText(say.text.visit), 'Sudah makan');
    expect(screen.getByText(say.stays)).toBeVisible();
    await fireEvent.click(screen.getByText(say.saveVisit));
    await waitFor(() => expect(core.addFollowUp).toHaveBeenCalledOnce());
    expect(core.addFollowUp.mock.calls[0]?.[1]).toMatchObject({ next_visit: later });
  });

  it('leaves the planned ones in the cases of a family', async () => {
    core.visitCases.mockImplementation(() => ok([{ row: row(later), due: [], proposed: later }]));
    render(FamilyVisit, { place: { screen: 'family_visit', household: 'h1' } });
    const told = await screen.findByLabelText(new RegExp(words.family.visit.text));
    await typeDay(words.family.visit.happened, addDays(now, -60));
    await fill(told, 'Semua sehat');
    await fireEvent.click(screen.getByText(words.family.visit.save));
    await waitFor(() => expect(core.recordFamilyVisit).toHaveBeenCalledOnce());
    expect(core.recordFamilyVisit.mock.calls[0]?.[0]).toMatchObject({
      lines: [{ case: 'k1', next_visit: later }],
    });
  });
});

describe('a visit that was due', () => {
  it('is the one that is written down, and that is said', () => {
    visit(now);
    expect(screen.getByText(say.fulfils(now))).toBeVisible();
  });

  it('is so in the case of a family too, as soon as the visit is kept in it', async () => {
    const cases = [now, later].map((day, at) => ({
      ...{ row: { ...row(day), id: `k${at}` }, due: [] },
      proposed: day > now ? day : '',
    }));
    core.visitCases.mockImplementation(() => ok(cases));
    render(FamilyVisit, { place: { screen: 'family_visit', household: 'h1' } });
    const told = await screen.findByLabelText(new RegExp(words.family.visit.text));
    await typeDay(words.family.visit.happened, addDays(now, -60));
    expect(screen.queryByText(say.fulfils(now))).toBeNull();
    await fill(told, 'Semua sehat');
    expect(await screen.findByText(say.fulfils(now))).toBeVisible();
    await fill(told, '');
    const [ofAll] = screen.getAllByLabelText(new RegExp(say.outcome));
    if (ofAll) await fireEvent.change(ofAll, { target: { value: 'nobody_home' } });
    expect(await screen.findByText(say.fulfils(now))).toBeVisible();
    expect(screen.queryByText(say.fulfils(later))).toBeNull();
  });
});

describe('a visit to a family without a case', () => {
  it('says whom it met, and needs no words where that was nobody', async () => {
    core.visitCases.mockImplementation(() => ok([]));
    core.recordFamilyVisit.mockImplementation(() => ok(0));
    render(FamilyVisit, { place: { screen: 'family_visit', household: 'h1' } });
    const outcome = await screen.findByLabelText(new RegExp(say.outcome.replace('?', '.')));
    const optional = () => screen.queryByLabelText(`${words.family.visit.text} (boleh kosong)`);
    expect(optional()).toBeNull();
    await fireEvent.change(outcome, { target: { value: 'nobody_home' } });
    expect(optional()).not.toBeNull();
    await fireEvent.click(screen.getByText(words.family.visit.save));
    await waitFor(() => expect(core.recordFamilyVisit).toHaveBeenCalledOnce());
    expect(core.recordFamilyVisit.mock.calls[0]?.[0]).toMatchObject({
      ...{ outcome: 'nobody_home', text: '', lines: [] },
    });
  });
});

describe('a case of somebody who died', () => {
  it('is not asked when to come again', () => {
    visit('', { gone: { how: 'died', on: '2026-10-01', nobody_there: true } });
    expect(screen.queryByLabelText(say.next)).toBeNull();
  });
});

it('keeps who was there of a visit that was left half typed, also after they left', async () => {
  const gone = { id: 'o1', name: 'Mas Lereng', active: false, roles: ['pendamping'] };
  const payload = JSON.stringify({ officer: 'o1' });
  core.findDraft.mockImplementation(() => ok({ payload, saved_at: '2026-11-29T08:00:00Z' }));
  core.officers.mockImplementation(() => ok([gone]));
  core.visitCases.mockImplementation(() => ok([]));
  render(FamilyVisit, { place: { screen: 'family_visit', household: 'h1' } });
  expect(await screen.findByLabelText(words.family.visit.officer)).toHaveValue('o1');
});
