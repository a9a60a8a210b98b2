import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FaultBody } from '../../bridge';
import { words } from '../../words/id';
import { door } from './door.svelte';
import Forgot from './Forgot.svelte';
import PassphraseChoice from './PassphraseChoice.svelte';
import RecoveryKey from './RecoveryKey.svelte';
import Unlock from './Unlock.svelte';

const core = vi.hoisted(() => ({
  unlock: vi.fn(),
  unlockWithRecovery: vi.fn(),
  recoveryKey: vi.fn(),
  confirmRecovery: vi.fn(),
  checkPassphrase: vi.fn(),
  suggestPassphrase: vi.fn(),
}));
vi.mock('../../bindings', () => ({ commands: core }));

const ok = (data: unknown = null) => Promise.resolve({ status: 'ok', data });
const refused = (fault: FaultBody) => Promise.resolve({ status: 'error', error: [fault] });
const truntum = { id: 'a', name: 'Bu Truntum', text_size: 100 };
const ceplok = { id: 'b', name: 'Mbak Ceplok', text_size: 100 };
const faces = { group: 'Sekar Kawung', rw: '099', kelurahan: 'Contoharjo' };

beforeEach(() => {
  vi.resetAllMocks();
  door.start = { training: false, faces: { ...faces, officers: [truntum, ceplok] }, last: 'a' };
  door.info = null;
  door.trouble = null;
});

describe('the unlock screen', () => {
  it('is ready to type into and shows no roles', () => {
    render(Unlock);
    expect(screen.getByLabelText('Kalimat sandi Bu Truntum')).toHaveFocus();
    expect(screen.queryByText(/Ketua|Pencatat/)).toBeNull();
  });
  it('names first who used this computer last', () => {
    door.start = { training: false, faces: { ...faces, officers: [truntum, ceplok] }, last: 'b' };
    render(Unlock);
    expect(screen.getByLabelText('Kalimat sandi Mbak Ceplok')).toHaveFocus();
  });
  it('names nobody where that is not known, and asks first who it is', async () => {
    door.start = { training: false, faces: { ...faces, officers: [truntum, ceplok] }, last: null };
    render(Unlock);
    expect(screen.getByLabelText('Bu Truntum')).toHaveFocus();
    expect(screen.getByLabelText('Bu Truntum')).not.toBeChecked();
    await userEvent.type(screen.getByLabelText('Kalimat sandi'), 'kuda makan jagung{Enter}');
    expect(await screen.findByText(words.vault.unlock.who)).toBeVisible();
    expect(core.unlock).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: words.vault.unlock.forgot }));
    expect(screen.queryByLabelText(words.vault.forgot.key)).toBeNull();
    await userEvent.click(screen.getByLabelText('Mbak Ceplok'));
    expect(screen.queryByText(words.vault.unlock.who)).toBeNull();
    expect(screen.getByLabelText('Kalimat sandi Mbak Ceplok')).toHaveValue('kuda makan jagung');
  });
  it('names who is alone', () => {
    door.start = { training: false, faces: { ...faces, officers: [ceplok] }, last: null };
    render(Unlock);
    expect(screen.getByLabelText('Kalimat sandi Mbak Ceplok')).toHaveFocus();
  });
  it('keeps a wrong passphrase selected, so that the next letters replace it', async () => {
    core.unlock.mockReturnValue(refused({ code: 'wrong_passphrase' }));
    render(Unlock);
    await userEvent.keyboard('salah semua{Enter}');
    const box = screen.getByLabelText<HTMLInputElement>('Kalimat sandi Bu Truntum');
    await waitFor(() => expect(box).toBeInvalid());
    expect([box.selectionStart, box.selectionEnd]).toEqual([0, 11]);
    expect(core.unlock).toHaveBeenCalledWith('a', 'salah semua');
  });
  it('counts the wait down', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    core.unlock.mockReturnValue(refused({ code: 'try_later', values: { seconds: '2' } }));
    render(Unlock);
    await userEvent.keyboard('salah{Enter}');
    await screen.findByText(words.vault.unlock.wait(2));
    vi.advanceTimersByTime(1000);
    await screen.findByText(words.vault.unlock.wait(1));
    vi.advanceTimersByTime(1000);
    await waitFor(() => expect(screen.queryByText(/Tunggu/)).toBeNull());
    vi.useRealTimers();
  });
  it('asks for the passphrase of whoever is chosen', async () => {
    render(Unlock);
    await userEvent.click(screen.getByLabelText('Mbak Ceplok'));
    expect(screen.getByLabelText('Kalimat sandi Mbak Ceplok')).toHaveValue('');
  });
  it('gives the whole page to a damaged database', async () => {
    core.unlock.mockReturnValue(refused({ code: 'database_damaged' }));
    render(Unlock);
    await userEvent.keyboard('kuda makan jagung{Enter}');
    await waitFor(() => expect(door.page).toBe('trouble'));
  });
});

describe('the forgotten passphrase', () => {
  it('marks the group with the typing error until it is typed anew', async () => {
    core.unlockWithRecovery.mockReturnValue(
      refused({ code: 'recovery_key_typing', field: 'key', values: { group: '2' } }),
    );
    render(Forgot, { officer: truntum, onback: vi.fn() });
    await userEvent.keyboard('z1pkr zj97x{Enter}');
    expect(await screen.findByText(/Kelompok 2 salah ketik/)).toBeVisible();
    expect(screen.getAllByRole('listitem')[1]).toHaveTextContent('salah ketik');
    await userEvent.keyboard('w');
    expect(screen.queryByText(/salah ketik/)).toBeNull();
  });
});

describe('a new recovery key', () => {
  const key = ['AAAA1', 'BBBB2', 'CCCC3', 'DDDD4', 'EEEE5', 'FFFF6', 'GGGG7', 'HHHH8'];
  it('asks two groups back and names the one that was mistyped', async () => {
    core.recoveryKey.mockReturnValue(ok(key));
    const ondone = vi.fn();
    render(RecoveryKey, { lead: '', ondone });
    await userEvent.click(await screen.findByRole('button', { name: 'Sudah saya catat' }));
    const boxes = screen.getAllByLabelText(/^Kelompok \d$/);
    expect(boxes).toHaveLength(2);
    const [first, second] = boxes as [HTMLElement, HTMLElement];
    expect(first).toHaveFocus();
    // The key itself is not on the screen any more, only on the sheet for the printer.
    expect(screen.queryByLabelText(words.vault.recovery.key)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Cocokkan' }));
    expect(core.confirmRecovery).not.toHaveBeenCalled();

    const places = boxes.map((box) => Number(/\d/.exec(box.dataset['field'] ?? '')?.[0]));
    core.confirmRecovery.mockReturnValueOnce(
      refused({
        code: 'recovery_key_typing',
        field: `group${places[1]}`,
        values: { group: String(places[1]) },
      }),
    );
    await userEvent.type(first, 'aaaa1');
    await userEvent.type(second, 'bbbb2{Enter}');
    await waitFor(() => expect(second).toBeInvalid());
    expect(second).toHaveFocus();
    core.confirmRecovery.mockReturnValueOnce(ok());
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(ondone).toHaveBeenCalledOnce());
  });
});

describe('choosing a passphrase', () => {
  it('must be typed twice unless it is shown', async () => {
    core.checkPassphrase.mockReturnValue(ok());
    const { component } = render(PassphraseChoice, { value: '', about: 'Bu Truntum' });
    await userEvent.type(screen.getByLabelText('Kalimat sandi'), 'kuda makan jagung');
    await userEvent.type(screen.getByLabelText('Ketik sekali lagi'), 'kuda makan padi');
    expect(await component.check()).toBe(false);
    expect(await screen.findByText(words.vault.passphrase.differs)).toBeVisible();
    await userEvent.clear(screen.getByLabelText('Ketik sekali lagi'));
    await userEvent.type(screen.getByLabelText('Ketik sekali lagi'), 'kuda makan jagung');
    expect(screen.queryByText(words.vault.passphrase.differs)).toBeNull();
    const [show] = screen.getAllByRole('button', { name: 'Tampilkan' });
    await userEvent.click(show as HTMLElement);
    expect(screen.queryByLabelText('Ketik sekali lagi')).toBeNull();
    expect(await component.check()).toBe(true);
  });
  it('offers five words, shown so that they can be written down', async () => {
    core.suggestPassphrase.mockResolvedValue('awan beras cangkir domba ember');
    core.checkPassphrase.mockReturnValue(ok());
    render(PassphraseChoice, { value: '', about: '' });
    await userEvent.click(screen.getByRole('button', { name: 'Sarankan lima kata' }));
    expect(screen.getByLabelText('Kalimat sandi')).toHaveValue('awan beras cangkir domba ember');
    expect(await screen.findByText(words.vault.passphrase.suggested)).toBeVisible();
  });
  it('says softly what is weak, and in red only after a try', async () => {
    core.checkPassphrase.mockReturnValue(refused({ code: 'passphrase_weak' }));
    const { component } = render(PassphraseChoice, { value: '', about: '' });
    const box = screen.getByLabelText('Kalimat sandi');
    await userEvent.type(box, '1234567890');
    expect(await screen.findByText(/Terlalu mudah ditebak/)).toBeVisible();
    expect(box).toBeValid();
    expect(await component.check()).toBe(false);
    await waitFor(() => expect(box).toBeInvalid());
  });
});
