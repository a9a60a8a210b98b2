// What is stored, as people say it: codes in plain words by their column, dates, money, births. For the history of a
// record and for what an undo would bring back.

import { activity } from './activity';
import { assessment } from './assessment';
import { assistance } from './assistance';
import { attachment } from './attachment';
import { caseWords } from './case';
import { distribution } from './distribution';
import { family } from './family';
import { longDate, monthAndYear, quantity, readDay, rt, shortDate } from './format';
import { household } from './household';
import { rupiah } from './money';
import { notice } from './notice';
import { person } from './person';
import { plan } from './plan';
import { referral } from './referral';
import { terms } from './terms';

type Names = Readonly<Record<string, string>>;

/** Told by others, or of no use to anybody but the program. */
export const silent: ReadonlySet<string> = new Set([
  'number',
  'year',
  'serial',
  'author',
  'written_at',
  'asked_at',
  'answered_at',
  'place',
  'at',
  'code',
  'case_criterion',
  'text_size',
  'theme',
  'pasaran',
  'goal_id',
  'who',
  'own_kind',
  'own_fund',
  'list',
]);

const kinds: Names = { note: 'Keterangan', visit: 'Kunjungan' };
const levels: Names = { '1': 'Biasa', '2': 'Terbatas', '3': terms.secret };
const shares: Names = referral.shares;
const yesNo: Names = { '0': 'Tidak', '1': 'Ya' };

/** The nine criteria of the quick check. */
const nine = [
  'no_home',
  'no_income',
  'hunger',
  'food_share',
  'no_clothes',
  'bare_floor',
  'poor_walls',
  'no_toilet',
  'little_power',
];

/** Codes in plain words, by column. */
const codes: Readonly<Record<string, Names>> = {
  sex: person.sexes,
  papers: person.form.papers,
  marital_status: { ...person.form.marital, '0': '' },
  dwelling: person.form.dwelling,
  life: person.life,
  relation: household.relations,
  stage: terms.stages,
  urgency: terms.urgency,
  level: levels,
  raised: yesNo,
  skipped: { '0': '', '1': 'dilewati' },
  active: yesNo,
  hidden: yesNo,
  sensitive: yesNo,
  others: yesNo,
  close_reason: caseWords.close.reasons,
  reason: { erase: 'Hendak menghapus data warganya' },
  ground: notice.grounds,
  way: notice.ways,
  given_by: assistance.givers,
  form: assistance.forms,
  came: distribution.came,
  presence: activity.presence,
  per: distribution.per,
  kind: kinds,
  shows: attachment.kinds,
  state: { ...plan.states, ...referral.states },
  visit_every: { '0': 'tidak berulang' },
  visit_unit: caseWords.followUp.repeat.units,
  outcome: caseWords.followUp.outcomes,
  family_event: family.event.kinds,
  disability: assessment.disabilities,
  daily_help: assessment.dailyHelp,
  register: assessment.listing.registers,
  standing: assessment.listing.standings,
  how: assessment.listing.how,
  desil: { '0': '' },
  ...Object.fromEntries(nine.map((column) => [column, assessment.check.answers])),
};
const dates: ReadonlySet<string> = new Set([
  'life_date',
  'reported_on',
  'next_visit',
  'closed_on',
  'told_on',
  'ended_on',
  'kept_until',
  'visited_on',
  'event_on',
  'done_on',
  'seen_on',
  'happened',
  'taken_on',
  'date',
  'since',
  'until',
  'due',
  'finished_on',
  'visit_until',
  'sent_on',
  'answer_by',
  'outcome_on',
  'news_by',
  'day',
  'received_on',
]);

/** '3 September 1945', 'September 1945', '1945', or '±70 tahun pada 24 Nov': as the core stores a birth. */
function birth(stored: string): string {
  const [years, on] = stored.startsWith('~') ? stored.slice(1).split('@') : [];
  if (years) return `±${years} tahun pada ${shortDate(on ?? '')}`;
  const month = /^(\d{4})-(\d{2})$/.exec(stored);
  if (month) return monthAndYear(Number(month[1]), Number(month[2]));
  return readDay(stored) ? longDate(stored) : stored;
}

/** A stored value as people say it; empty stays empty. */
export function value(column: string, stored: string): string {
  if (stored === '') return '';
  if (column === 'withdrawn' && stored === terms.undone.code) return terms.undone.reason;
  if (column === 'withdrawn' && stored === terms.erased.code) return terms.erased.reason;
  if (column === 'withdrawn' && stored === terms.united.code) return terms.united.reason;
  if (column === 'withdrawn' && stored === terms.merged.code) return terms.merged.reason;
  if (column === 'withdrawn' && stored === terms.removed.code) return terms.removed.reason;
  if (column === 'birth') return birth(stored);
  if (column === 'rt') return rt(stored);
  if (column === 'amount' || column === 'value' || column === 'turnover')
    return rupiah(Number(stored));
  if (column === 'quantity') return quantity(String(Number(stored) / 1000).replace('.', ','));
  if (dates.has(column)) return readDay(stored) ? longDate(stored) : stored;
  if (column === 'shares')
    return stored
      .split(',')
      .map((share) => shares[share] ?? share)
      .join(', ');
  return codes[column]?.[stored] ?? stored;
}
