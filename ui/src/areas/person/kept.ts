// What the lists of residents and families want to find again when one comes back.

import type { Step } from '../../frame/router.svelte';

export type ListKind = 'person' | 'household';

export interface KeptList {
  query: string;
  rt: string;
  tag: string;
  goneToo: boolean;
  /** Of which age ('60-') and sex; of residents alone. */
  ages: string;
  sex: string;
  /** Place of the chosen row. */
  at: number;
}

export interface KeptPeople {
  kind: ListKind;
  person: KeptList;
  household: KeptList;
}

const fresh = (tag = '', goneToo = false): KeptList => ({
  ...{ query: '', rt: '', tag, goneToo },
  ...{ ages: '', sex: '', at: 0 },
});

export function keptOf(step: Step): KeptPeople {
  const { place } = step;
  const { tag, list, gone } = place.screen === 'persons' ? place : {};
  step.kept['people'] ??= {
    kind: list ?? 'person',
    person: fresh(tag, gone),
    household: fresh(tag),
  };
  return step.kept['people'] as KeptPeople;
}
