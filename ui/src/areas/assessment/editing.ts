// Which form of an assessment somebody is in: each keeps a draft of its own.

/** One of its own: under its case. */
export const OWN = 'assessment';
/** A correction: under what is corrected. */
export const CHANGE = 'assessment_change';

export type Assessing = { what: 'own' } | { what: 'change'; id: string };
