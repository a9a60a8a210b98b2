import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import type { OfficerRow } from '../../bridge';
import { words } from '../../words/id';
import QuickCheckDialog from './QuickCheckDialog.svelte';

const core = vi.hoisted(() => ({ keepDraft: vi.fn(), discardDraft: vi.fn() }));
vi.mock('../../bindings', () => ({ commands: core }));

beforeEach(() => {
  vi.resetAllMocks();
  for (const command of Object.values(core))
    command.mockImplementation(() => Promise.resolve({ status: 'ok', data: null }));
});

it('keeps who looked of a check that was left half typed, also after they left', () => {
  const gone = { id: 'o1', name: 'Mas Lereng', active: false, roles: ['pendamping'] };
  const state = { done_on: null, observer: 'o1', answers: [], note: '' };
  render(QuickCheckDialog, {
    ...{ household: 'h', officers: [gone as unknown as OfficerRow] },
    kept: { state, when: 'pukul 13.42' },
    ...{ onsaved: vi.fn(), onclose: vi.fn(), onfresh: vi.fn() },
  });
  expect(screen.getByLabelText(new RegExp(words.assessment.check.observer))).toHaveValue('o1');
});
