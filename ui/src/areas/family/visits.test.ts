// What stands on a family's page of the visits that stand in no case.

import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { FamilyVisit } from '../../bridge';
import { words } from '../../words/id';
import FamilyVisits from './FamilyVisits.svelte';

const core = vi.hoisted(() => ({ withdrawFamilyVisit: vi.fn(), lastAct: vi.fn() }));
vi.mock('../../bindings', () => ({ commands: core }));
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });

const say = words.family.visits;
const visit = (id: string, happened: string, text: string): FamilyVisit => ({
  ...{ id, happened, officer_name: 'Bu Truntum', outcome: 'met', text },
});
const later = visit('v2', '2026-11-21', 'Sudah diperbaiki.');
const earlier = visit('v1', '2026-11-20', 'Atap bocor.');
const onchanged = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  core.withdrawFamilyVisit.mockImplementation(() => ok());
  core.lastAct.mockImplementation(() => ok({ act: null, anew: true }));
});

it('shows the last one, and those before it where one asks', async () => {
  render(FamilyVisits, { visits: [later, earlier], onchanged });
  expect(screen.getByText('21 November 2026, Bu Truntum')).toBeVisible();
  expect(screen.getByText('Bertemu. Sudah diperbaiki.')).toBeVisible();
  expect(screen.queryByText('Bertemu. Atap bocor.')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: say.earlier(1) }));
  expect(screen.getByText('Bertemu. Atap bocor.')).toBeVisible();
});

it('takes back the one that was chosen, with its reason', async () => {
  render(FamilyVisits, { visits: [later, earlier], onchanged });
  await userEvent.click(screen.getByRole('button', { name: say.earlier(1) }));
  await userEvent.click(
    screen.getByRole('button', { name: `${say.takeBack}: ${say.takeBackOf(earlier)}` }),
  );
  await userEvent.type(screen.getByLabelText(words.parts.takeBack.reason), 'Keluarga lain');
  await userEvent.click(screen.getByRole('button', { name: words.parts.takeBack.act }));
  expect(core.withdrawFamilyVisit).toHaveBeenCalledExactlyOnceWith('v1', 'Keluarga lain');
  expect(onchanged).toHaveBeenCalledOnce();
});

it('is not there where nobody was, and takes nothing back of a family that is closed', () => {
  const { rerender } = render(FamilyVisits, { visits: [], onchanged });
  expect(screen.queryByText(say.title)).toBeNull();
  return rerender({ visits: [later], closed: true, onchanged }).then(() => {
    expect(screen.getByText(say.title)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
