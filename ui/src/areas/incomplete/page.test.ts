import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { router } from '../../frame/router.svelte';
import { words } from '../../words/id';
import IncompletePage from './IncompletePage.svelte';

const core = vi.hoisted(() => ({ incomplete: vi.fn() }));
vi.mock('../../bindings', () => ({ commands: core }));

const say = words.incomplete;
const secret = { what: 'secret_companion', rows: [], total: 3 };
const row = { id: 'a', other: null, name: 'Sekar Dangan', number: 'K-2026-0001', rt: '032' };
const plan = { what: 'case_plan', rows: [row], total: 2 };

const sheet = () => screen.queryByRole('button', { name: words.sheet.open });
async function aPage(...lists: object[]) {
  core.incomplete.mockResolvedValue({ status: 'ok', data: lists });
  render(IncompletePage);
  await screen.findByText(say.gaps.secret_companion.title);
}

beforeEach(() => {
  vi.resetAllMocks();
  router.reset();
});

describe('secret cases that nobody looks after', () => {
  it('are a number and what to do, and lead to the list of cases', async () => {
    await aPage(secret);
    expect(screen.getByText('3')).toBeInTheDocument();
    expect(screen.getByText(say.gaps.secret_companion.why)).toBeInTheDocument();
    expect(screen.queryByRole('listitem')).toBeNull();
    expect(screen.queryByText(say.more(3, 0))).toBeNull();
    expect(sheet()).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: say.toCases }));
    expect(router.here.place).toStrictEqual({ screen: 'cases' });
  });

  it('stand beside others that are named', async () => {
    await aPage(secret, plan);
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByText(say.more(2, 1))).toBeInTheDocument();
    expect(screen.getAllByRole('button', { name: say.toCases })).toHaveLength(1);
    expect(sheet()).toBeInTheDocument();
  });
});
