import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { ErasurePreview, Person } from '../../bridge';
import { toasts } from '../../parts/toasts.svelte';
import { words } from '../../words/id';
import EraseDialog from './EraseDialog.svelte';

const core = vi.hoisted(() => ({ erasurePreview: vi.fn(), erasePerson: vi.fn() }));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.erasing;
const preview: ErasurePreview = {
  ...{ name: 'Sekar Dangan', number: 'W-0012', cases: [], named_in: [], notes: 0, assistance: 0 },
  ...{ attachments: 0, drafts: 0, family_too: false, handovers: 0 },
  copies: { backups: 0, put_aside: 0 },
  refused: null,
};
const onerased = vi.fn();
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
async function shown(told: Partial<ErasurePreview> = {}) {
  core.erasurePreview.mockResolvedValue({ status: 'ok', data: { ...preview, ...told } });
  const person = { id: 'p1', form: { name: 'Sekar Dangan' } } as Person;
  render(EraseDialog, { person, onerased, onclose: () => undefined });
  await screen.findByText(say.goes);
}

beforeEach(() => {
  vi.resetAllMocks();
  toasts.dismiss();
});

it('offers to delete older backups only where there are any', async () => {
  await shown();
  expect(screen.getByLabelText(say.reason)).toBeVisible();
  expect(screen.queryByLabelText(say.backups)).toBeNull();
});

it('asks for the reason, then erases and says what is left', async () => {
  const data = { number: 'W-0012', scrubbed: false, backups_gone: false };
  core.erasePerson.mockResolvedValue({ status: 'ok', data });
  await shown({ copies: { backups: 2, put_aside: 0 } });
  const scroll = vi.spyOn(Element.prototype, 'scrollTo').mockClear();
  await press(say.act);
  expect(core.erasePerson).not.toHaveBeenCalled();
  expect(screen.getByText(say.reasonMissing)).toBeVisible();
  expect(screen.getByLabelText(say.reason)).toHaveFocus();
  expect(scroll).not.toHaveBeenCalled();
  await userEvent.selectOptions(screen.getByLabelText(say.reason), 'asked');
  await userEvent.click(screen.getByLabelText(say.backups));
  await press(say.act);
  expect(core.erasePerson).toHaveBeenCalledWith('p1', 'asked', true);
  await vi.waitFor(() => expect(onerased).toHaveBeenCalledOnce());
  expect(toasts.current?.text).toBe(`${say.done('W-0012')} ${say.later} ${say.backupsStay}`);
});

it('says what stands against it, and offers nothing', async () => {
  await shown({
    refused: { code: 'erase_as_resident' } as never,
    copies: { backups: 2, put_aside: 0 },
  });
  expect(screen.getByText(new RegExp(say.refused))).toBeVisible();
  expect(screen.queryByRole('button', { name: say.act })).toBeNull();
  expect(screen.queryByLabelText(say.backups)).toBeNull();
  expect(screen.getByRole('button', { name: words.terms.acts.close })).toBeVisible();
});
