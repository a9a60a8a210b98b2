import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { CaseRow } from '../../bridge';
import { words } from '../../words/id';
import CasesPaper from './CasesPaper.svelte';

const row = {
  ...{ id: '1', number: 'K-2026-0001', subject: 'Sekar Dangan', household_id: null, rt: '032' },
  ...{ types: [], stage: 'service', urgency: 'normal', secret: false, masked: false },
  ...{ responsible: 'ceplok', next_visit: '' },
} as unknown as CaseRow;
const names = new Map([['ceplok', 'Mbak Ceplok']]);
const cells = () => {
  const line = screen.getAllByRole('row').at(-1);
  return within(line as HTMLElement)
    .getAllByRole('cell')
    .map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());
};

describe('the list of cases on paper', () => {
  it('says who looks after each', () => {
    render(CasesPaper, { rows: [row], types: [], names, secretByName: false });
    expect(screen.getByText(words.case.list.columns.officer)).toBeVisible();
    expect(cells()).toContain('Mbak Ceplok');
    expect(cells()).toContain('Sekar Dangan K-2026-0001');
  });

  it('leaves the name of a secret one out, not who looks after it', () => {
    render(CasesPaper, { rows: [{ ...row, secret: true }], types: [], names, secretByName: false });
    expect(cells()).toContain('Mbak Ceplok');
    expect(cells().join()).not.toContain('Sekar Dangan');
    expect(cells()).toContain(`${words.case.list.masked} K-2026-0001`);
  });
});
