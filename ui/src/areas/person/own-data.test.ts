import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { OwnData } from '../../bridge';
import type { Kinds } from '../assistance/kinds';
import OwnDataPaper from './OwnDataPaper.svelte';

const visit = { kind: 'follow_up', id: 'v', follow_up: 'visit', text: '', outcome: 'nobody_home' };
const closed = {
  ...{ kind: 'moved', from: 'monitoring', to: 'closed', skipped: [], code: '' },
  reason: 'Sudah punya usaha',
};
const aCase = (id: string, more: object) => ({
  row: {
    ...{ id, number: `K-2026-${id}`, stage: 'service', reported_on: '2026-11-01', types: [] },
    ...{ person_id: 'p', household_id: null, ...more },
  },
  form: { reporter: '', story: '' },
  timeline: [
    { on: '2026-11-25', at: '2026-11-25T03:00:00Z', officer: 'o', what: closed },
    { on: '2026-11-24', at: '2026-11-24T03:00:00Z', officer: 'o', what: visit },
    { on: '2026-11-01', at: '2026-11-01T03:00:00Z', officer: 'o', what: { kind: 'opened' } },
  ],
});
const gift = {
  row: {
    ...{ id: 'b', number: 'B-2026-0001', date: '2026-11-20', kind: 'beras', amount: null },
    ...{ form: 'goods', items: [{ name: 'Beras', quantity: '5', unit: 'kg', value: null }] },
    ...{ since: '', until: '', masked: false, recipient: { kind: 'household', id: 'h' } },
  },
  note: 'Dibawa ke rumah',
};
const data = {
  person: { form: { name: 'Sekar Dangan', birth: { kind: 'unknown' }, nik: '' }, life: 'here' },
  household: { form: { kk: '', address: '' }, members: [] },
  ...{ earlier: [], tags: [], notice: null, flags: [], attachments: [], assessments: [] },
  ...{ poverty_checks: [], listings: [], distributions: [], emergencies: [], activities: [] },
  ...{ businesses: [], referrals: [], handovers: [], history: [] },
  cases: [aCase('0001', {}), aCase('0002', { person_id: null, household_id: 'h' })],
  plans: [[], [{ id: 'z', text: 'Atap tidak bocor', actions: [] }]],
  events: [{ kind: 'death', date: '2026-10-01', at: '', persons: [], names: ['Sekar Jali'] }],
  visits: [
    {
      id: 'k',
      happened: '2026-09-30',
      officer_name: 'Bu Truntum',
      outcome: '',
      text: 'Atap bocor',
    },
  ],
  assistance: [gift],
} as unknown as OwnData;

describe('everything of one resident on paper', () => {
  it('has the case of the family, what each visit met, why it was closed, and what was in a parcel', () => {
    render(OwnDataPaper, { data, types: [], kinds: { kinds: [], funds: [] } as unknown as Kinds });
    const text = document.body.textContent.replace(/\s+/g, ' ');
    expect(screen.getByRole('heading', { name: 'Kasus keluarga' })).toBeInTheDocument();
    for (const told of [
      'K-2026-0002',
      'Tujuan: Atap tidak bocor',
      '24 November 2026, Kunjungan rumah: Tidak ada orang',
      '25 November 2026, Kasus ditutup: Sudah punya usaha.',
      '1 Oktober 2026, Meninggal: Sekar Jali',
      '30 September 2026, Kunjungan keluarga: Atap bocor',
      'Beras 5 kg',
      'untuk keluarga',
      'Dibawa ke rumah',
    ])
      expect(text).toContain(told);
  });
});
