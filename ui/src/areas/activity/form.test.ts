import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { router } from '../../frame/router.svelte';
import { words } from '../../words/id';
import ActivityForm from './ActivityForm.svelte';

const core = vi.hoisted(() => ({
  findDraft: vi.fn(),
  keepDraft: vi.fn(),
  discardDraft: vi.fn(),
  expectedAttendance: vi.fn(),
  makeActivity: vi.fn(),
  lastAct: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));

const { form, attendance } = words.activity;
const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });
const refused = (...error: object[]) => Promise.resolve({ status: 'error', error });
const officer = {
  who: { kind: 'officer', id: 'a' },
  ...{ name: 'Bu Parang', rt: '', presence: 'waiting' },
};

async function aForm() {
  render(ActivityForm, { place: { screen: 'activity_form', id: null } });
  await screen.findByLabelText(form.name);
}
async function type(label: string, text: string) {
  await userEvent.click(screen.getByLabelText(new RegExp(label)));
  await userEvent.paste(text);
}
const save = () => userEvent.click(screen.getByText(form.save));
const sent = () => core.makeActivity.mock.lastCall?.[0] as { attendance: unknown[] };

beforeEach(() => {
  vi.resetAllMocks();
  router.reset();
  for (const command of Object.values(core)) command.mockImplementation(() => ok());
  core.lastAct.mockImplementation(() => ok({ act: null, anew: true }));
  core.expectedAttendance.mockImplementation(() => ok([officer]));
  core.makeActivity.mockImplementation(() => ok({ id: 'b', number: 'G-2026-0001' }));
});

describe('the form of an activity', () => {
  it('saves the guest along whose name was typed and not added', async () => {
    await aForm();
    await type(attendance.guest, 'Bu Truntum');
    await type(attendance.origin, 'Kelurahan');
    await save();
    expect(sent().attendance.at(-1)).toEqual({
      who: { kind: 'guest', name: 'Bu Truntum', origin: 'Kelurahan' },
      presence: 'waiting',
    });
  });

  it('has that guest on the list and no longer in the box when the save is refused', async () => {
    core.makeActivity.mockImplementation(() =>
      refused({ code: 'duplicate', field: 'attendance.1', values: {} }),
    );
    await aForm();
    await type(attendance.guest, 'Bu Truntum');
    await save();
    expect(screen.getByText('Bu Truntum')).toBeVisible();
    expect(screen.getByLabelText(new RegExp(attendance.guest))).toHaveValue('');
  });

  it('asks for the name of a guest of whom only the origin was typed', async () => {
    await aForm();
    await type(attendance.origin, 'Kelurahan');
    await save();
    expect(core.makeActivity).not.toHaveBeenCalled();
    expect(screen.getByText(attendance.guestMissing)).toBeVisible();
    expect(screen.getByLabelText(new RegExp(attendance.guest))).toHaveFocus();
  });

  it('is drawn with those who are expected, and asks for them anew with another kind', async () => {
    let answer: (rows: unknown) => void = () => undefined;
    core.expectedAttendance.mockReturnValue(new Promise((done) => (answer = done)));
    render(ActivityForm, { place: { screen: 'activity_form', id: null } });
    await vi.waitFor(() => expect(core.expectedAttendance).toHaveBeenCalledWith('meeting'));
    expect(screen.queryByLabelText(form.name)).toBeNull();
    answer(await ok([officer]));
    await screen.findByLabelText(form.name);
    expect(screen.getByText('Bu Parang')).toBeVisible();
    core.expectedAttendance.mockImplementation(() => ok([]));
    await userEvent.selectOptions(screen.getByLabelText(form.kind), 'work');
    await vi.waitFor(() => expect(core.expectedAttendance).toHaveBeenLastCalledWith('work'));
  });

  it('is drawn with an empty list where nobody can be asked who is expected', async () => {
    core.expectedAttendance.mockImplementation(() => refused({ code: 'internal', field: '' }));
    await aForm();
    expect(screen.getByText(attendance.none)).toBeVisible();
  });
});
