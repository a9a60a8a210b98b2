import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asks, Assessment, Case, CaseAssessment, CaseTypeForm, PmksType } from '../../bridge';
import { words } from '../../words/id';
import AssessmentDialog from './AssessmentDialog.svelte';

const core = vi.hoisted(() => ({
  setAssessment: vi.fn(),
  assessmentAsks: vi.fn(),
  oftenCaseTypes: vi.fn(),
  caseTypeDoubts: vi.fn(),
  keepDraft: vi.fn(),
  discardDraft: vi.fn(),
  lastAct: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.assessment.form;
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });
const none: Asks = {
  minimum: false,
  disability: false,
  aids: false,
  daily_help: false,
  carer: false,
  safe_contact: false,
  legal_status: false,
  event: false,
};
const poor: CaseTypeForm = { number: 24, criteria: [1], note: '' };
const type = (number: number, name: string) =>
  ({
    ...{ number, name, short: name, code: '', also: [], subjects: ['person'], level: 1 },
    ...{ criteria: [{ place: 1, text: `Kriteria ${name}` }], free_text: true, description: '' },
  }) as unknown as PmksType;
const page = {
  row: { id: 'k', number: 'K-2026-0001', secret: false, responsible: 'o' },
  rev: 4,
  form: { subject: { kind: 'person', id: 'p' }, types: [poor], reported_on: '2026-05-01' },
} as unknown as Case;
const found: Assessment = {
  id: 'a',
  rev: 2,
  visited_by_name: '',
  form: {
    ...{ visited_on: '2026-05-20', visited_by: null, needs: 'Kursi roda', strengths: 'Tetangga' },
    ...{ conditions: '', disabilities: ['physical'], aids: 'Tongkat', carer: '', safe_contact: '' },
    ...{ legal_status: '', daily_help: 'some', event: '', event_on: '' },
  },
};
const read = {
  asks: { ...none, aids: true },
  found,
  earlier: [],
  household: null,
} as CaseAssessment;

function shown(changes: Assessment | null, more: object = {}) {
  const onsaved = vi.fn();
  render(AssessmentDialog, {
    ...{ page, read, changes, onsaved, officers: [], person: null, kept: null },
    types: [type(24, 'Fakir miskin'), type(9, 'Disabilitas')],
    onclose: () => undefined,
    onfresh: () => undefined,
    ...more,
  });
  return onsaved;
}
async function paste(into: HTMLElement, text: string) {
  await userEvent.click(into);
  await userEvent.paste(text);
}
const sent = () => core.setAssessment.mock.lastCall as [string, unknown, object, object];

beforeEach(() => {
  vi.resetAllMocks();
  for (const command of Object.values(core)) command.mockImplementation(() => ok());
  core.lastAct.mockImplementation(() => ok({ act: null, anew: true }));
  core.oftenCaseTypes.mockImplementation(() => ok([]));
  core.assessmentAsks.mockImplementation((numbers: number[]) =>
    Promise.resolve({ ...none, aids: true, disability: numbers.includes(9) }),
  );
  core.setAssessment.mockImplementation(() => ok(read));
});

describe('the form of an assessment', () => {
  it('begins a look again with its own day, and writes it as one of its own', async () => {
    const onsaved = shown(null);
    screen.getByText(say.titleAgain('K-2026-0001'));
    await paste(screen.getByLabelText(new RegExp(say.needs)), 'Obat');
    await userEvent.click(screen.getByText(say.act));
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
    const [id, changed, form, types] = sent();
    expect([id, changed]).toEqual(['k', null]);
    expect(form).toMatchObject({
      needs: 'Obat',
      strengths: '',
      aids: 'Tongkat',
      daily_help: 'some',
    });
    expect(form).not.toMatchObject({ visited_on: '2026-05-20' });
    expect(types).toEqual({ rev: 4, types: [poor], reason: '' });
  });

  it('changes the newest where that was wrong', async () => {
    const onsaved = shown(found);
    screen.getByText(say.title('K-2026-0001'));
    await userEvent.click(screen.getByText(say.act));
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
    const [, changed, form] = sent();
    expect(changed).toEqual(['a', 2]);
    expect(form).toMatchObject({ visited_on: '2026-05-20', needs: 'Kursi roda' });
  });

  it('ticks another type of the case, and asks what that one needs', async () => {
    const onsaved = shown(null);
    await paste(screen.getByRole('combobox', { name: words.case.form.types.label }), 'disab');
    await userEvent.click(await screen.findByRole('option', { name: /Disabilitas/ }));
    await userEvent.click(await screen.findByLabelText('Kriteria Disabilitas'));
    await screen.findByText(new RegExp(say.disabilities));
    await userEvent.click(screen.getByText(say.act));
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
    const [, , , types] = sent();
    expect(types).toMatchObject({ types: [{ number: 9, criteria: [1] }, poor] });
  });

  it('keeps a correction and a look again apart while they are typed', async () => {
    shown(found);
    await paste(screen.getByLabelText(new RegExp(say.needs)), ' baru');
    cleanup();
    await waitFor(() => expect(core.keepDraft).toHaveBeenCalledOnce());
    shown(null);
    await paste(screen.getByLabelText(new RegExp(say.needs)), 'Obat');
    cleanup();
    await waitFor(() => expect(core.keepDraft).toHaveBeenCalledTimes(2));
    const kept = core.keepDraft.mock.calls.map(([form, subject]: string[]) => [form, subject]);
    expect(kept).toEqual([
      ['assessment_change', 'a'],
      ['assessment', 'k'],
    ]);
  });

  it('asks an earlier one for no day where it never had one', () => {
    const undated = { ...found, id: 'b', form: { ...found.form, visited_on: '' } };
    const two = { ...read, earlier: [undated] };
    shown(undated, { read: two });
    expect(screen.getByLabelText(new RegExp(say.visitedOn))).not.toBeRequired();
  });

  it('has again what was ticked of a type, and typed for it, when that is ticked again', async () => {
    shown(null);
    const disability = async () => {
      await paste(screen.getByRole('combobox', { name: words.case.form.types.label }), 'disab');
      await userEvent.click(await screen.findByRole('option', { name: /Disabilitas/ }));
    };
    await disability();
    await userEvent.click(await screen.findByLabelText('Kriteria Disabilitas'));
    await userEvent.click(
      await screen.findByLabelText(words.assessment.disabilities['mental'] ?? ''),
    );
    await userEvent.click(
      screen.getByRole('button', { name: words.case.form.types.remove('Disabilitas') }),
    );
    await waitFor(() => expect(screen.queryByText(new RegExp(say.disabilities))).toBeNull());
    await disability();
    expect(await screen.findByLabelText('Kriteria Disabilitas')).toBeChecked();
    expect(
      await screen.findByLabelText(words.assessment.disabilities['mental'] ?? ''),
    ).toBeChecked();
  });

  it('is not held up by a day that cannot be read on a part that is not asked for any more', async () => {
    core.assessmentAsks.mockImplementation((numbers: number[]) =>
      Promise.resolve({ ...none, event: numbers.includes(9) }),
    );
    const onsaved = shown(null, { read: { ...read, asks: { ...none, event: true } } });
    await paste(screen.getByRole('combobox', { name: words.case.form.types.label }), 'disab');
    await userEvent.click(await screen.findByRole('option', { name: /Disabilitas/ }));
    await paste(await screen.findByLabelText(new RegExp(say.eventOn)), '31-02-2026');
    await userEvent.click(
      screen.getByRole('button', { name: words.case.form.types.remove('Disabilitas') }),
    );
    await waitFor(() => expect(screen.queryByText(new RegExp(say.eventOn))).toBeNull());
    await userEvent.click(screen.getByText(say.act));
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
  });
});
