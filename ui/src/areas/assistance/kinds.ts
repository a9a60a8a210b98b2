// The kinds of assistance and the funds, the group's own ones too: read once, and again after its lists changed.

import { call, commands, type AssistanceKind, type Fund, type GivenBy } from '../../bridge';
import { fold } from '../../words/fold';

export interface Kinds {
  kinds: readonly AssistanceKind[];
  funds: readonly Fund[];
}

let known: Promise<Kinds> | undefined;

export function readKinds(): Promise<Kinds> {
  known ??= Promise.all([call(commands.assistanceKinds()), call(commands.funds())]).then(
    ([kinds, funds]) => ({ kinds, funds }),
    (thrown: unknown) => {
      known = undefined;
      throw thrown;
    },
  );
  return known;
}

/** The lists changed. */
export function forgetKinds() {
  known = undefined;
}

/** What is offered, beside what is chosen already. */
export const offeredOf = <One extends { code: string; hidden?: boolean }>(
  all: readonly One[],
  chosen: readonly string[],
): readonly One[] => all.filter((one) => !one.hidden || chosen.includes(one.code));

/** The kind decides who gives; the core has the same rule. */
export function giverOf(kind: AssistanceKind): GivenBy {
  return kind.record_as === 'status' || kind.record_as === 'membership' ? 'programme' : 'group';
}

export const kindOf = ({ kinds }: Kinds, code: string): AssistanceKind | undefined =>
  kinds.find((kind) => kind.code === code);

/** A newer list may have a code that this program does not know: it is shown as it is. */
export const kindName = (all: Kinds, code: string): string => kindOf(all, code)?.short ?? code;

export const fundName = ({ funds }: Kinds, code: string): string =>
  funds.find((fund) => fund.code === code)?.name ?? code;

/** Kinds whose code, short or full name holds every word that was typed. */
export function findKinds(
  kinds: readonly AssistanceKind[],
  query: string,
): readonly AssistanceKind[] {
  const wanted = fold(query).split(' ').filter(Boolean);
  return kinds.filter((kind) => {
    const text = fold(`${kind.short} ${kind.name} ${kind.code}`);
    return wanted.every((word) => text.includes(word));
  });
}
