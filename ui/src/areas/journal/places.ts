// Where a record of the journal can be looked at.

import type { Act, Hung, SheetOf } from '../../bridge';
import type { Place } from '../../frame/places';

/** None where the record has no page of its own. */
export function placeOf(table: string, id: string): Place | null {
  switch (table) {
    case 'person':
      return { screen: 'person', id };
    case 'household':
      return { screen: 'household', id };
    case 'cases':
      return { screen: 'case', id };
    case 'assistance':
      return { screen: 'assistance', id };
    case 'business':
      return { screen: 'business', id };
    case 'activity':
      return { screen: 'activity', id };
    case 'distribution':
      return { screen: 'distribution', id };
    case 'emergency':
      return { screen: 'emergency', id };
    case 'partner':
      return { screen: 'partner', id };
    case 'referral':
      return { screen: 'referral', id };
    default:
      return null;
  }
}

/** Where a list stands that was saved to Excel. */
const LISTS: Readonly<Partial<Record<SheetOf['kind'], Place>>> = {
  persons: { screen: 'persons' },
  households: { screen: 'persons' },
  cases: { screen: 'cases' },
  assistance: { screen: 'assistances' },
  partners: { screen: 'referrals' },
  referrals: { screen: 'referrals' },
  incomplete: { screen: 'incomplete' },
  emergencies: { screen: 'emergencies' },
  activities: { screen: 'activities' },
  businesses: { screen: 'activities' },
  distributions: { screen: 'distributions' },
};

/** Where an act of the week leads: to its record, or to the one that this hangs on; of a list to the list. */
export function placeOfAct({ what, table, label, record }: Act): Place | null {
  if (table === 'list') return LISTS[label.split(' ')[0] as SheetOf['kind']] ?? null;
  // What was taken back has no page any more; what it hung on has.
  const gone = what === 'withdrawn' && record?.table === table;
  return record && !gone ? placeOf(record.table, record.id) : null;
}

export const placeOfHung = ({ record }: Hung): Place | null =>
  record && placeOf(record.table, record.id);
