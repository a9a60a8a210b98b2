// Where a record of the journal can be looked at.

import type { Place } from '../../frame/places';

/** None where the record has no page of its own. */
export function placeOf(table: string, id: string): Place | null {
  switch (table) {
    case 'person':
      return { screen: 'person', id };
    case 'household':
      return { screen: 'household', id };
    // What is told of a note or visit leads to its case.
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
    case 'emergency_household':
      return { screen: 'emergency', id };
    case 'partner':
      return { screen: 'partner', id };
    case 'referral':
      return { screen: 'referral', id };
    default:
      return null;
  }
}
