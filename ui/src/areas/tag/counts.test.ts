import { beforeEach, expect, it, vi } from 'vitest';
import type { TagCount } from '../../bridge';
import { tagCounts } from './counts.svelte';

const core = vi.hoisted(() => ({ countTags: vi.fn() }));
vi.mock('../../bindings', () => ({ commands: core }));

const rtlh: TagCount = {
  ...{ tag: 'rtlh', persons: 12, persons_here: 11 },
  ...{ households: 3, cases: 2, cases_open: 1 },
};
const choices = [
  { value: 'rtlh', label: 'RTLH' },
  { value: 'orphan', label: 'Yatim/piatu' },
];
const labels = () => tagCounts.told(choices, (one) => one.persons_here).map((one) => one.label);

beforeEach(() => vi.resetAllMocks());

it('says of each tag how many have it, as soon as that is known and as long as it is', async () => {
  expect(labels()).toEqual(['RTLH', 'Yatim/piatu']);
  core.countTags.mockResolvedValue({ status: 'ok', data: [rtlh] });
  await tagCounts.read();
  expect(labels()).toEqual(['RTLH (11)', 'Yatim/piatu']);
  core.countTags.mockRejectedValue(new Error('disk'));
  await tagCounts.read();
  expect(labels()).toEqual(['RTLH', 'Yatim/piatu']);
});
