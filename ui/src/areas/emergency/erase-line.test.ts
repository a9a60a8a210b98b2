import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { LineErasurePreview, LineRow } from '../../bridge';
import { toasts } from '../../parts/toasts.svelte';
import { words } from '../../words/id';
import EraseLineDialog from './EraseLineDialog.svelte';

const core = vi.hoisted(() => ({ eraseEmergencyLine: vi.fn(), lineErasurePreview: vi.fn() }));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.erasing;
const row: LineRow = {
  ...{ id: 'l1', rev: 1, no: 3, case: null, same_as: null },
  form: {
    ...{ name: 'Sekar Dangan', address: '', rt: '032', souls: 2, need: '', phone: '', known: null },
  },
};
const told: LineErasurePreview = {
  ...{ drafts: 1, copies: { backups: 2, put_aside: 0 }, refused: null },
};
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const onerased = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  toasts.dismiss();
});
async function shown(more: Partial<LineErasurePreview> = {}) {
  const data = { ...told, ...more };
  core.lineErasurePreview.mockResolvedValue({ status: 'ok', data });
  render(EraseLineDialog, { row, onerased, onclose: () => undefined });
  for (const line of Object.values(say.line.listsOf(data)).flat())
    expect(await screen.findByText(line)).toBeVisible();
}

it('erases a line for good once it was said what goes', async () => {
  const data = { scrubbed: true, backups_gone: true };
  core.eraseEmergencyLine.mockResolvedValue({ status: 'ok', data });
  await shown();
  await userEvent.click(screen.getByLabelText(say.backups));
  await press(say.act);
  expect(core.eraseEmergencyLine).toHaveBeenCalledWith('l1', true);
  await vi.waitFor(() => expect(onerased).toHaveBeenCalledOnce());
  expect(toasts.current?.text).toBe(say.line.done);
});

it('says why a line is not erased here, and nothing happens', async () => {
  const error = [{ code: 'erase_as_resident' }];
  core.eraseEmergencyLine.mockResolvedValue({ status: 'error', error });
  await shown();
  const scroll = vi.spyOn(Element.prototype, 'scrollTo').mockClear();
  await press(say.act);
  const why = words.faults.sentence({ code: 'erase_as_resident' });
  expect(await screen.findByText(why)).toBeVisible();
  expect(scroll).toHaveBeenCalledWith(0, 0);
  expect(onerased).not.toHaveBeenCalled();
});

it('offers no backups to go where there are none', async () => {
  await shown({ copies: { backups: 0, put_aside: 0 } });
  expect(screen.queryByLabelText(say.backups)).toBeNull();
  expect(screen.queryByText(/cadangan di komputer ini/)).toBeNull();
  expect(screen.getByRole('button', { name: say.act })).toBeVisible();
});

it('offers nothing where the core refuses it before', async () => {
  await shown({ refused: { code: 'erase_as_resident', field: '', values: {} } });
  expect(screen.queryByRole('button', { name: say.act })).toBeNull();
  expect(screen.getByText(new RegExp(say.refused))).toBeVisible();
});
