// What the page of a referral lists beside what was asked.

import type { PartnerForm, PmksType, Referral, Shared } from '../../bridge';
import type { Fact } from '../../parts/Facts.svelte';
import { longDate, rt, spacedNik } from '../../words/format';
import { words } from '../../words/id';
import { shortName } from '../case/types';

const say = words.referral.page;

export function sentFacts({ row, answered_on }: Referral): Fact[] {
  return [
    { name: say.number, value: row.number, figures: true },
    { name: say.case, value: row.case_number, figures: true },
    { name: say.sentOn, value: longDate(row.sent_on) },
    { name: say.answerBy, value: longDate(row.answer_by) },
    { name: say.answered, value: answered_on && longDate(answered_on) },
    {
      name: say.newsBy,
      value: row.state === 'accepted' && row.awaited_by ? longDate(row.awaited_by) : '',
    },
  ].filter((fact) => fact.value !== '');
}

export function contactFacts({ phone, contact, address, offers }: PartnerForm): Fact[] {
  const fields = words.partner.form;
  return [
    { name: fields.phone, value: phone, figures: true },
    { name: fields.contact, value: contact },
    { name: fields.address, value: address },
    { name: words.partner.page.offers, value: offers },
  ].filter((fact) => fact.value !== '');
}

/** What goes along, as people read it. */
export function goesText({ share, value }: Shared, types: readonly PmksType[]): string {
  switch (share) {
    case 'types':
      return value
        .split(',')
        .map((number) => shortName(types, Number(number)))
        .join(', ');
    case 'nik':
      return spacedNik(value);
    case 'rt':
      return rt(value);
    case 'born':
      return words.journal.value('birth', value);
    default:
      return value;
  }
}

export const goesFacts = (goes: readonly Shared[], types: readonly PmksType[]): Fact[] =>
  goes.map((one) => ({ name: words.referral.shares[one.share], value: goesText(one, types) }));
