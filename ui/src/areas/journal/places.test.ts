import { expect, it } from 'vitest';
import type { Act } from '../../bridge';
import { placeOf, placeOfAct } from './places';

const act = (of: Partial<Act>) =>
  ({ what: 'changed', table: 'person', label: '', record: null, ...of }) as Act;

it('leads an act to the page of its record, or of what this hangs on', () => {
  const record = { table: 'activity', id: 'g' };
  expect(placeOfAct(act({ table: 'activity', record }))).toEqual({ screen: 'activity', id: 'g' });
  const ticked = act({ table: 'activity_decision', record });
  expect(placeOfAct(ticked)).toEqual({ screen: 'activity', id: 'g' });
  const line = act({ table: 'emergency_household', record: { table: 'emergency', id: 'e' } });
  expect(placeOfAct(line)).toEqual({ screen: 'emergency', id: 'e' });
});

it('leads what was taken back to what it hung on, and nowhere where it was the page itself', () => {
  const gone = { what: 'withdrawn', record: { table: 'cases', id: 'k' } } as const;
  expect(placeOfAct(act({ ...gone, table: 'follow_up' }))).toEqual({ screen: 'case', id: 'k' });
  expect(placeOfAct(act({ ...gone, table: 'cases' }))).toBeNull();
});

it('leads a list that was saved to Excel to that list', () => {
  const list = (label: string) => placeOfAct(act({ what: 'exported', table: 'list', label }));
  expect(list('cases 120')).toEqual({ screen: 'cases' });
  expect(list('shoes 3')).toBeNull();
});

it('takes no line of a list for the list', () => {
  expect(placeOf('emergency_household', 'a')).toBeNull();
});
