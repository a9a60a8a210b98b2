// Where each line leads: to the very field.

import type { Lacking, Incomplete } from '../../bridge';
import type { Place } from '../../frame/places';

/** Secret cases have no lines. */
export function placeOf(
  what: Exclude<Lacking, 'secret_companion'>,
  { id, other }: Incomplete,
): Place {
  switch (what) {
    case 'case_companion':
      return { screen: 'case', id, lacking: 'companion' };
    case 'case_gone':
      return { screen: 'case', id, lacking: 'gone' };
    case 'case_plan':
      return { screen: 'case', id, lacking: 'plan' };
    case 'case_step':
      return { screen: 'case', id, lacking: 'visit' };
    case 'same_person':
      return {
        screen: 'merge',
        kind: 'person',
        one: id,
        ...(other ? { other } : {}),
        review: true,
      };
    case 'same_family':
      return {
        screen: 'merge',
        kind: 'household',
        one: id,
        ...(other ? { other } : {}),
        review: true,
      };
    case 'nik':
    case 'birth':
    case 'sex':
    case 'papers':
      return { screen: 'person_form', id, field: what };
    case 'family_head':
      return { screen: 'household_form', id, field: 'members' };
    case 'family_rt':
      return { screen: 'household_form', id, field: 'rt' };
    case 'family_kk':
      return { screen: 'household_form', id, field: 'kk' };
  }
}
