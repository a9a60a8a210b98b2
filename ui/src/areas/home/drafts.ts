// Half-typed forms on Beranda: each leads to the very form, or can be thrown away.

import type { OpenDraft } from '../../bridge';
import type { Place } from '../../frame/places';
import { clock, shortDate, today as todayOf } from '../../words/format';
import { words } from '../../words/id';
import { draftOn, placeOf as flagPlace } from '../flag/names';
import type { Thing } from './waiting';

const say = words.home.waiting;

/** Where a half-typed form goes on; none where nothing leads there any more. */
function placeOf({ form, subject, case: stands }: OpenDraft): Place | null {
  const id = subject || null;
  const kind = draftOn(form);
  if (kind) return id ? { ...flagPlace({ kind, id }), asking: true } : null;
  switch (form) {
    case 'case':
      return id ? { screen: 'change_case', id } : { screen: 'new_case' };
    case 'person':
      return { screen: 'person_form', id };
    case 'household':
      return { screen: 'household_form', id };
    case 'household_member':
      return id ? { screen: 'household', id, adding: true } : null;
    case 'follow_up':
      if (stands && id) return { screen: 'case', id: stands, correcting: id };
      return id ? { screen: 'case', id } : null;
    case 'plan_goal':
    case 'plan_action':
    case 'plan_end':
      return stands && id ? { screen: 'case', id: stands, planning: { form, subject: id } } : null;
    case 'assessment':
      return id ? { screen: 'case', id, assessing: { what: 'own' } } : null;
    case 'assessment_change':
      return stands && id
        ? { screen: 'case', id: stands, assessing: { what: 'change', id } }
        : null;
    case 'poverty_check':
    case 'listing':
      return id ? { screen: 'household', id, knowing: form } : null;
    case 'choice':
      return { screen: 'settings', section: 'lists', ...(id ? { choice: id } : {}) };
    case 'numbers':
      return { screen: 'settings', section: 'numbers' };
    case 'close_case':
      return id ? { screen: 'case', id, closing: true } : null;
    case 'life':
      return id ? { screen: 'family_event', person: id } : null;
    case 'family_event':
      return id ? { screen: 'family_event', household: id } : null;
    case 'family_visit':
      return id ? { screen: 'family_visit', household: id } : null;
    case 'attachment_person':
      return id ? { screen: 'person', id, attaching: true } : null;
    case 'attachment_household':
      return id ? { screen: 'household', id, attaching: true } : null;
    case 'attachment_case':
      return id ? { screen: 'case', id, attaching: true } : null;
    case 'notice':
      return id ? { screen: 'person', id } : null;
    case 'partner':
      return { screen: 'partner_form', id };
    // A new one stands under its case.
    case 'referral':
      return stands
        ? { screen: 'referral_form', id: null, case: stands }
        : { screen: 'referral_form', id };
    case 'referral_answer':
      return id ? { screen: 'referral', id, answering: true } : null;
    case 'assistance':
      return { screen: 'assistance_form', id };
    case 'business':
      return { screen: 'business_form', id };
    case 'business_progress':
      return id ? { screen: 'business', id, writing: true } : null;
    case 'activity':
      return { screen: 'activity_form', id };
    case 'distribution':
      return { screen: 'distribution_form', id };
    case 'distribution_mark':
      return stands && id ? { screen: 'distribution', id: stands, marking: id } : null;
    case 'emergency':
      return id
        ? { screen: 'emergency', id, changing: true }
        : { screen: 'emergencies', making: true };
    case 'emergency_line':
      return id ? { screen: 'emergency', id } : null;
    case 'emergency_change':
      return stands && id ? { screen: 'emergency', id: stands, correcting: id } : null;
    case 'group':
      return { screen: 'settings', section: 'group' };
    default:
      return null;
  }
}

/** A half-typed form as a row of what waits. */
export function draft(open: OpenDraft): Thing[] {
  const go = placeOf(open);
  if (!go && open.way === 'open') return [];
  const at = new Date(open.saved_at);
  const day = todayOf(at);
  const when = day === todayOf() ? clock(at) : shortDate(day);
  const kinds = say.draft[(draftOn(open.form) ? 'flag' : open.form) as keyof typeof say.draft];
  // A new referral stands under its case; nothing of it is written yet.
  const fresh = !open.subject || (open.form === 'referral' && open.case !== null);
  const title = `${fresh ? kinds.fresh : kinds.change}, ${when}`;
  const key = `draft ${open.form} ${open.subject}`;
  const base = { key, tone: 'plain', icon: 'draft', title } as const;
  if (open.way !== 'open' || !go)
    return [{ ...base, note: say.stuck[open.way], act: say.throwAway, discards: open }];
  return [{ ...base, note: say.draftNote, act: say.continue, go }];
}
