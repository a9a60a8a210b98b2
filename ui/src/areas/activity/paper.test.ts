import { render, screen, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { Activity } from '../../bridge';
import { words } from '../../words/id';
import ActivityPaper from './ActivityPaper.svelte';

const say = words.activity.paper;
const came = (name: string, presence: string) => ({
  ...{ name, presence, rt: '' },
  who: { kind: 'guest', origin: 'Dukuh' },
});
const meeting = (attendance: object[], decisions: object[] = []) =>
  ({
    row: { number: 'G-2026-0001', kind: 'meeting', title: 'Rapat', day: '2026-11-24', time: '' },
    form: { place: '', leader: 'Bu Kawung', writer: '', agenda: '', minutes: 'Dibuka.' },
    ...{ attendance, decisions },
  }) as unknown as Activity;
const lines = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell'))
    .map((cells) => cells.map((cell) => cell.textContent.trim()));

it('has empty lines to sign on as long as nobody was marked', () => {
  render(ActivityPaper, { page: meeting([came('Sekar Dangan', 'waiting')]), which: 'list' });
  const heading = screen.getByRole('columnheader', { name: say.columns.sign });
  const found = lines(heading.closest('table') as HTMLElement);
  expect(found).toHaveLength(13);
  expect(found[0]).toEqual(['1', 'Sekar Dangan', 'Dukuh', '']);
  expect(found[12]).toEqual(['13', '', '', '']);
});

it('says in the minutes what was decided, who did not come, and who signs', () => {
  const page = meeting(
    [came('Sekar Dangan', 'present'), came('Pak Gringsing', 'excused')],
    [{ id: 'd1', what: 'Beli seng', doer: 'Pak Gringsing', until: '' }],
  );
  render(ActivityPaper, { page, which: 'minutes' });
  const [, decided, list] = screen.getAllByRole('table');
  expect(lines(decided as HTMLElement)).toEqual([['1', 'Beli seng', 'Pak Gringsing', '']]);
  const signs = lines(list as HTMLElement).map((cells) => cells[3]);
  expect(signs).toEqual(['', words.activity.presence.excused.toLowerCase()]);
  const leader = screen.getAllByText('Bu Kawung').at(-1);
  expect(leader?.closest('p')).toHaveTextContent(say.leader);
});
