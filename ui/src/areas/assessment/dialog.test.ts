import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asks, Case, CaseAssessment, CaseTypeForm, PmksType } from '../../bridge';
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
const found = {
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

function shown(changes: boolean) {
  const onsaved = vi.fn();
  render(AssessmentDialog, {
    ...{ page, read, changes, onsaved, officers: [], person: null, kept: null },
    types: [type(24, 'Fakir miskin'), type(9, 'Disabilitas')],
    onclose: () => undefined,
    onfresh: () => undefined,
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
  core.oftenCaseTypes.mockImplementation(() => ok([]));
  core.assessmentAsks.mockImplementation((numbers: number[]) =>
    Promise.resolve({ ...none, aids: true, disability: numbers.includes(9) }),
  );
  core.setAssessment.mockImplementation(() => ok(read));
});

describe('the form of an assessment', () => {
  it('begins a look again with its own day, and writes it as one of its own', async () => {
    const onsaved = shown(false);
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
    const onsaved = shown(true);
    screen.getByText(say.title('K-2026-0001'));
    await userEvent.click(screen.getByText(say.act));
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
    const [, changed, form] = sent();
    expect(changed).toEqual(['a', 2]);
    expect(form).toMatchObject({ visited_on: '2026-05-20', needs: 'Kursi roda' });
  });

  it('ticks another type of the case, and asks what that one needs', async () => {
    const onsaved = shown(false);
    await paste(screen.getByRole('combobox', { name: words.case.form.types.label }), 'disab');
    await userEvent.click(await screen.findByRole('option', { name: /Disabilitas/ }));
    await userEvent.click(await screen.findByLabelText('Kriteria Disabilitas'));
    await screen.findByText(new RegExp(say.disabilities));
    await userEvent.click(screen.getByText(say.act));
    await waitFor(() => expect(onsaved).toHaveBeenCalled());
    const [, , , types] = sent();
    expect(types).toMatchObject({ types: [{ number: 9, criteria: [1] }, poor] });
  });
});
