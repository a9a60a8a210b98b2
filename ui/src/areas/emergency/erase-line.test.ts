import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { LineRow } from '../../bridge';
import { toasts } from '../../parts/toasts.svelte';
import { words } from '../../words/id';
import EraseLineDialog from './EraseLineDialog.svelte';

const core = vi.hoisted(() => ({ eraseEmergencyLine: vi.fn() }));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.erasing;
const row: LineRow = {
  ...{ id: 'l1', rev: 1, no: 3, case: null, same_as: null },
  form: {
    ...{ name: 'Sekar Dangan', address: '', rt: '032', souls: 2, need: '', phone: '', known: null },
  },
};
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const onerased = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  toasts.dismiss();
  render(EraseLineDialog, { row, onerased, onclose: () => undefined });
});

it('erases a line for good once it was said what goes', async () => {
  const data = { scrubbed: true, backups_gone: true };
  core.eraseEmergencyLine.mockResolvedValue({ status: 'ok', data });
  for (const line of say.line.goes) expect(screen.getByText(line)).toBeVisible();
  await userEvent.click(screen.getByLabelText(say.backups));
  await press(say.act);
  expect(core.eraseEmergencyLine).toHaveBeenCalledWith('l1', true);
  await vi.waitFor(() => expect(onerased).toHaveBeenCalledOnce());
  expect(toasts.current?.text).toBe(say.line.done);
});

it('says why a line is not erased here, and nothing happens', async () => {
  const error = [{ code: 'erase_as_resident' }];
  core.eraseEmergencyLine.mockResolvedValue({ status: 'error', error });
  const scroll = vi.spyOn(Element.prototype, 'scrollTo').mockClear();
  await press(say.act);
  const why = words.faults.sentence({ code: 'erase_as_resident' });
  expect(await screen.findByText(why)).toBeVisible();
  expect(scroll).toHaveBeenCalledWith(0, 0);
  expect(onerased).not.toHaveBeenCalled();
});
