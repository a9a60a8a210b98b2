import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { PartialDate } from '../words/birth';
import { words } from '../words/id';
import DateField from './DateField.svelte';
import PartialDateField from './PartialDateField.svelte';
import PassphraseField from './PassphraseField.svelte';
import RtField from './RtField.svelte';
import RupiahField from './RupiahField.svelte';
import TextField from './TextField.svelte';

/** A bindable value that a test can look at. */
function bound<T>(value: T) {
  return { value };
}

function bind<T>(box: { value: T }) {
  return {
    get value() {
      return box.value;
    },
    set value(next: T) {
      box.value = next;
    },
  };
}

describe('a field', () => {
  it('is spoken with its hint and its fault', () => {
    render(TextField, { label: 'Nama', hint: 'Seperti di KTP', error: 'Isi dulu', value: '' });
    const box = screen.getByLabelText('Nama');
    expect(box).toHaveAccessibleDescription('Isi dulu Seperti di KTP');
    expect(box).toBeInvalid();
    expect(box).toHaveAttribute('aria-required', 'true');
  });
  it('that may stay empty says so and asks for nothing', () => {
    render(TextField, { label: 'NIK', optional: true, value: '' });
    expect(screen.getByLabelText(/NIK.*boleh kosong/)).not.toHaveAttribute('aria-required');
  });
  it('of a filter may stay empty without a word', () => {
    render(TextField, { label: 'Jenis bantuan', optional: 'unsaid', value: '' });
    expect(screen.getByLabelText('Jenis bantuan')).not.toHaveAttribute('aria-required');
  });
});

describe('a date field', () => {
  const put = (value: string | null, max?: string) => {
    const box = bound(value);
    const props = Object.defineProperties(
      { label: 'Tanggal lapor', ...(max ? { max } : {}) },
      Object.getOwnPropertyDescriptors(bind(box)),
    ) as { label: string; value: string | null };
    render(DateField, props);
    return { box, input: screen.getByRole('textbox', { name: 'Tanggal lapor' }) };
  };

  it('reads loose typing and writes it out on leaving', async () => {
    const { box, input } = put(null);
    await userEvent.type(input, '24-11-26');
    await userEvent.tab();
    expect(box.value).toBe('2026-11-24');
    expect(input).toHaveValue('24/11/2026');
  });
  it('says that a day is not in the calendar, but only on leaving', async () => {
    const { box, input } = put(null);
    await userEvent.type(input, '31/02/2026');
    expect(screen.queryByText(words.parts.date.impossible)).toBeNull();
    await userEvent.tab();
    expect(screen.getByText(words.parts.date.impossible)).toBeInTheDocument();
    expect(box.value).toBeNull();
  });
  it('does not take a day beyond the last', async () => {
    const { box, input } = put(null, '2026-11-24');
    await userEvent.type(input, '25/11/2026');
    await userEvent.tab();
    expect(screen.getByText(words.parts.date.inFuture)).toBeInTheDocument();
    expect(box.value).toBeNull();
  });
  it('shows what it is given and forgets it when emptied', async () => {
    const { box, input } = put('1945-09-14');
    expect(input).toHaveValue('14/09/1945');
    await userEvent.clear(input);
    expect(box.value).toBeNull();
  });
});

describe('a birth date', () => {
  const put = (value: PartialDate | null) => {
    const box = bound(value);
    render(
      PartialDateField,
      Object.defineProperties(
        { label: 'Tanggal lahir' },
        Object.getOwnPropertyDescriptors(bind(box)),
      ) as { label: string; value: PartialDate | null },
    );
    return box;
  };

  it('is as exact as one knows', async () => {
    const box = put(null);
    await userEvent.click(screen.getByRole('radio', { name: words.parts.birth.year }));
    await userEvent.type(screen.getByRole('textbox', { name: words.parts.birth.yearBox }), '1945');
    expect(box.value).toEqual({ kind: 'year', year: 1945 });
    await userEvent.click(screen.getByRole('radio', { name: words.parts.birth.unknown }));
    expect(box.value).toEqual({ kind: 'unknown' });
  });
  it('keeps the day on which an age was told', () => {
    const told: PartialDate = { kind: 'age', years: 70, on: '2020-01-01' };
    expect(put(told).value).toBe(told);
  });
  it('does not take a year that has not come', async () => {
    const box = put({ kind: 'year', year: 1945 });
    const year = screen.getByRole('textbox', { name: words.parts.birth.yearBox });
    await userEvent.clear(year);
    await userEvent.type(year, '2945');
    expect(box.value).toBeNull();
    expect(screen.getByText(words.parts.birth.yearWrong)).toBeInTheDocument();
  });
});

describe('small fields', () => {
  it('an RT gets its zeros on leaving', async () => {
    render(RtField, { label: 'RT', value: '' });
    const box = screen.getByLabelText('RT');
    for (const typed of ['32', 'RT 32', 'rt.032']) {
      await userEvent.clear(box);
      await userEvent.type(box, typed);
      await userEvent.tab();
      expect(box).toHaveValue('032');
      expect(box).toBeValid();
    }
  });
  it('an RT drops no letter: what is no number stays, and is said on leaving', async () => {
    render(RtField, { label: 'RT', value: '' });
    const box = screen.getByLabelText('RT');
    await userEvent.type(box, 'Jalan Contoh 1');
    expect(box).toBeValid();
    await userEvent.tab();
    expect(box).toHaveValue('Jalan Contoh 1');
    expect(box).toHaveAccessibleDescription(words.faults.sentence({ code: 'bad_rt' }));
    await userEvent.clear(box);
    expect(box).toBeValid();
  });
  it('an amount gets its dots while typing, and is said in words', async () => {
    render(RupiahField, { label: 'Jumlah', value: null });
    await userEvent.type(screen.getByLabelText('Jumlah'), '1250000');
    expect(screen.getByLabelText('Jumlah')).toHaveValue('1.250.000');
    expect(screen.getByText(/^satu juta dua ratus lima puluh ribu rupiah$/)).toBeInTheDocument();
  });
  it('an amount can be mended in its middle', async () => {
    render(RupiahField, { label: 'Jumlah', value: 1_250_000 });
    const box = screen.getByLabelText<HTMLInputElement>('Jumlah');
    await userEvent.type(box, '{Backspace}', { initialSelectionStart: 3, initialSelectionEnd: 3 });
    expect(box).toHaveValue('150.000');
    await vi.waitFor(() => expect(box.selectionStart).toBe(1));
  });
  it('a passphrase shows itself when asked', async () => {
    render(PassphraseField, { label: 'Kalimat sandi', value: 'kawung' });
    expect(screen.getByLabelText('Kalimat sandi')).toHaveAttribute('type', 'password');
    await userEvent.click(screen.getByRole('button', { name: words.parts.passphrase.show }));
    expect(screen.getByLabelText('Kalimat sandi')).toHaveAttribute('type', 'text');
  });
});
