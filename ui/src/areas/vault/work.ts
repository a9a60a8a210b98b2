// What officers have to look after, and adding it up.

import { call, commands, type OfficerWork } from '../../bridge';
import { words } from '../../words/id';

export type Work = ReadonlyMap<string, OfficerWork>;

export const readWork = async (): Promise<Work> =>
  new Map((await call(commands.officerWork())).map((one) => [one.officer, one]));

/** The work of these officers in one sum. */
export function together(work: Work, officers: readonly string[]) {
  const each = officers.map((officer) => work.get(officer));
  const sum = (of: (one: OfficerWork) => number) =>
    each.reduce((all, one) => all + (one ? of(one) : 0), 0);
  return {
    cases: sum((one) => one.cases),
    visits: sum((one) => one.visits),
    secret: sum((one) => one.secret),
    actions: sum((one) => one.actions),
  };
}

/** The fields of a handing over, in the order of the form. */
export const handFields = () => ({
  from: { label: words.handing.from, whenEmpty: words.handing.fromMissing },
  to: { label: words.handing.to, whenEmpty: words.handing.toMissing },
  reason: { label: words.handing.reason, whenEmpty: words.handing.reasonMissing },
});
