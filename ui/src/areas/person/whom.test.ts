import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { words } from '../../words/id';
import WhomFilter from './WhomFilter.svelte';

const say = words.person.whom;
/** What the list is narrowed to, as its page holds it. */
function filtering(ages = '', sex = '') {
  const held = { ages, sex };
  render(WhomFilter, {
    get ages() {
      return held.ages;
    },
    set ages(next) {
      held.ages = next;
    },
    get sex() {
      return held.sex;
    },
    set sex(next) {
      held.sex = next;
    },
  });
  return held;
}
const open = () => userEvent.click(screen.getAllByRole('button', { name: say.open })[0] as Element);

describe('a list that is narrowed by age and sex', () => {
  it('takes an age that is often asked for, or one of its own', async () => {
    const held = filtering();
    await open();
    await userEvent.click(screen.getByRole('button', { name: say.often['60-'] }));
    expect(held.ages).toBe('60-');
    await userEvent.type(screen.getByLabelText(say.to), '9');
    expect(held.ages.endsWith('-9')).toBe(true);
    await userEvent.click(screen.getByText(words.terms.sex.female));
    expect(held.sex).toBe('P');
  });

  it('says to what, and lets go of it', async () => {
    const held = filtering('-4', 'L');
    await userEvent.click(screen.getByText(/Laki-laki, sampai 4 tahun/));
    expect(held).toEqual({ ages: '', sex: '' });
  });
});
