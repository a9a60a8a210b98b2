import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { words } from '../../words/id';
import Tags from './Tags.svelte';

const core = vi.hoisted(() => ({
  tags: vi.fn(),
  setTags: vi.fn(),
  lastAct: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.choice.tag;
const aRecord = () =>
  render(Tags, { on: { kind: 'person', id: 'p1' }, name: 'Sekar Dangan' }).component;

beforeEach(() => {
  vi.resetAllMocks();
  core.lastAct.mockResolvedValue({ status: 'ok', data: { act: null, anew: true } });
});

it('does not offer to choose tags over those that could not be read', async () => {
  core.tags.mockResolvedValue({ status: 'error', error: [{ code: 'disk_failed', field: '' }] });
  await aRecord().choose();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('alert')).toHaveTextContent(say.failed);
});

it('begins to choose with what stands there now', async () => {
  core.tags.mockResolvedValueOnce({ status: 'ok', data: [] });
  const record = aRecord();
  core.tags.mockResolvedValue({ status: 'ok', data: ['rtlh'] });
  await record.choose();
  expect(await screen.findByText(say.dialog('Sekar Dangan'))).toBeVisible();
  // What is saved untouched takes nothing off.
  core.setTags.mockResolvedValue({ status: 'ok', data: ['rtlh'] });
  await userEvent.click(screen.getByRole('button', { name: say.save }));
  expect(core.setTags).toHaveBeenCalledWith({ kind: 'person', id: 'p1' }, ['rtlh']);
});
