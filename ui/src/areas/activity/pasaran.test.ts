import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Activity, Distribution } from '../../bridge';
import { look } from '../../frame/look.svelte';
import { words } from '../../words/id';
import DistributionHead from '../distribution/PaperHead.svelte';
import ActivityPaper from './ActivityPaper.svelte';

const row = {
  number: 'G-2026-0001',
  kind: 'meeting',
  title: 'Rapat',
  day: '2026-11-24',
  time: '',
  place: '',
};
const meeting = {
  row,
  form: { place: '', leader: '', writer: '', agenda: '', minutes: '' },
  attendance: [],
  decisions: [],
} as unknown as Activity;
const giving = {
  row: { name: 'Sembako', number: 'P-2026-0001', day: '2026-11-24', place: 'Balai' },
} as unknown as Distribution;

describe('the Javanese day', () => {
  afterEach(() => {
    look.pasaran = false;
    cleanup();
  });

  it('stands on the papers of a meeting and of a distribution for who wants to see it', () => {
    for (const seen of ['Selasa, 24 November 2026', 'Selasa Kliwon, 24 November 2026']) {
      look.pasaran = seen.includes('Kliwon');
      render(ActivityPaper, { page: meeting, which: 'list' });
      screen.getByText(seen);
      cleanup();
      render(DistributionHead, { title: 'Daftar tanda terima', page: giving });
      screen.getByText(`${seen}, Balai`);
      cleanup();
      expect(words.activity.page.under(meeting.row, look.pasaran)).toContain(seen);
    }
  });
});
