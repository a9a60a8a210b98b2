// What can be done with a case beside what its page offers at once.

import type { Case } from '../../bridge';
import { router } from '../../frame/router.svelte';
import type { MenuAct } from '../../parts/Menu.svelte';
import { words } from '../../words/id';
import type { Ask } from './CaseDialogs.svelte';

const say = words.case.page;

export interface Doing {
  /** Opens what is asked before an act. */
  ask: (what: Ask) => void;
  record: () => unknown;
  note: () => unknown;
  flag: () => unknown;
  tag: () => unknown;
  close: () => unknown;
}

/** How the case stands. */
export interface Standing {
  /** Its types alone make it secret. */
  secretByType: boolean;
  /** Its companion stopped: handing it over is what the page offers first. */
  stopped: boolean;
}

/** Its acts, in their order. */
export function actsOf(page: Case, { secretByType, stopped }: Standing, doing: Doing): MenuAct[] {
  const { row } = page;
  const closed = row.stage === 'closed';
  const list: MenuAct[] = [];
  const recordsFirst = row.next_visit && !page.gone && !stopped;
  if (!closed && !recordsFirst)
    list.push({ label: say.next.record, whenNarrow: true, do: doing.record });
  if (!closed) list.push({ label: say.acts.move, whenNarrow: true, do: () => doing.ask('move') });
  list.push({
    label: say.acts.change,
    whenNarrow: true,
    do: () => router.go({ screen: 'change_case', id: row.id }),
  });
  list.push({ label: say.acts.note, do: doing.note });
  if (!closed && !page.gone?.nobody_there)
    list.push({ label: say.acts.plan, do: () => doing.ask('plan') });
  if (!closed)
    list.push({
      label: say.acts.refer,
      do: () => router.go({ screen: 'referral_form', id: null, case: row.id }),
    });
  if (!row.secret) list.push({ label: say.acts.secret, do: () => doing.ask('raise') });
  else if (!secretByType) list.push({ label: say.acts.notSecret, do: () => doing.ask('lower') });
  const about = row.person_id
    ? ({ screen: 'person', id: row.person_id } as const)
    : row.household_id
      ? ({ screen: 'household', id: row.household_id } as const)
      : null;
  if (about) list.push({ label: say.acts.about, do: () => router.go(about) });
  if (!row.secret) list.push({ label: words.flag.open, do: doing.flag });
  list.push({ label: words.choice.tag.set, do: doing.tag });
  list.push({ label: words.journal.history.open, do: () => doing.ask('history') });
  list.push({ label: say.acts.hand, do: () => doing.ask('hand') });
  if (closed) list.push({ label: say.acts.reopen, do: () => doing.ask('reopen') });
  // Where whom it is about is gone, closing is what the page offers first.
  else if (!page.gone) list.push({ label: say.acts.close, do: doing.close });
  list.push({ label: say.acts.takeBack, do: () => doing.ask('take back') });
  return list;
}
