// What the lists of residents and families want to find again when one comes back.

import type { Step } from '../../frame/router.svelte';

export type ListKind = 'person' | 'household';

export interface KeptList {
  query: string;
  rt: string;
  goneToo: boolean;
  /** Place of the chosen row. */
  at: number;
}

export interface KeptPeople {
  kind: ListKind;
  person: KeptList;
  household: KeptList;
}

const fresh = (): KeptList => ({ query: '', rt: '', goneToo: false, at: 0 });

export function keptOf(step: Step): KeptPeople {
  step.kept['people'] ??= { kind: 'person', person: fresh(), household: fresh() };
  return step.kept['people'] as KeptPeople;
}
