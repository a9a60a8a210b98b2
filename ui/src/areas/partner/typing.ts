// What the forms of a partner hold while they are typed.

import type { PartnerForm } from '../../bridge';

export interface TypedPartner {
  /** The revision that was read; 0 for a new one. */
  rev: number;
  form: PartnerForm;
}

/** Somebody who is written down in the middle of a referral. */
export interface QuickTyped {
  name: string;
  kind: string;
  phone: string;
}

export const blankPartner = (known: Partial<PartnerForm> = {}): PartnerForm => ({
  name: '',
  kind: '',
  offers: '',
  phone: '',
  address: '',
  contact: '',
  note: '',
  active: true,
  ...known,
});
