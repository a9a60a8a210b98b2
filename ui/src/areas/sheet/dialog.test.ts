import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SheetProgress } from '../../bridge';
import { words } from '../../words/id';
import SheetDialog from './SheetDialog.svelte';

const core = vi.hoisted(() => ({ sticks: vi.fn(), saveSheet: vi.fn(), stopSheet: vi.fn() }));
vi.mock('../../bindings', () => ({ commands: core }));
vi.mock('@tauri-apps/api/core', () => ({
  Channel: class {
    onmessage = () => undefined;
  },
}));

const say = words.sheet;
const stick = {
  path: '/media/a',
  label: 'Stik Bu Parang',
  freeBytes: 1e9,
  totalBytes: 2e9,
  readOnly: false,
};
interface Told {
  onmessage: (now: SheetProgress) => void;
}

/** The dialog while a file is written, with how to end that and how to say where it stands. */
async function writing() {
  const onclose = vi.fn();
  const ended: { now: (answer: object) => void } = { now: () => undefined };
  core.saveSheet.mockReturnValue(new Promise((done) => (ended.now = done)));
  render(SheetDialog, { of: { kind: 'activities' }, onclose });
  await userEvent.click(await screen.findByText(new RegExp(stick.label)));
  await screen.findByText(say.stop);
  const told = core.saveSheet.mock.lastCall?.[2] as Told;
  return { onclose, ended, told };
}
const escape = () => fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });

beforeEach(() => {
  vi.resetAllMocks();
  core.sticks.mockResolvedValue([stick]);
  core.stopSheet.mockResolvedValue({ status: 'ok', data: null });
});

describe('Esc while a list is written to a stick', () => {
  it('stops it once, and shows that nothing was saved', async () => {
    const { onclose, ended } = await writing();
    // False: the engine is told not to close it.
    expect(await escape()).toBe(false);
    await escape();
    expect(core.stopSheet).toHaveBeenCalledOnce();
    expect(onclose).not.toHaveBeenCalled();
    ended.now({ status: 'error', error: [{ code: 'cancelled', field: '' }] });
    expect(await screen.findByText(`${say.failed}.`)).toBeVisible();
    expect(await escape()).toBe(true);
  });

  it('waits where the file is being compared: that cannot be stopped', async () => {
    const { onclose, ended, told } = await writing();
    told.onmessage({ phase: 'comparing', rows: 3 });
    await screen.findByText(say.phase('comparing', 3));
    expect(await escape()).toBe(false);
    expect(core.stopSheet).not.toHaveBeenCalled();
    expect(onclose).not.toHaveBeenCalled();
    ended.now({ status: 'ok', data: { name: 'Wahana-Kegiatan.xlsx', rows: 3 } });
    expect(await screen.findByText(say.done)).toBeVisible();
  });
});
