// The kinds of partners: the same for everybody, read once.

import { commands, type PartnerKind } from '../../bridge';

let known: Promise<readonly PartnerKind[]> | undefined;

export function readPartnerKinds(): Promise<readonly PartnerKind[]> {
  known ??= commands.partnerKinds().catch((thrown: unknown) => {
    known = undefined;
    throw thrown;
  });
  return known;
}

/** A newer list may have a code that this program does not know: it is shown as it is. */
export const shortKind = (kinds: readonly PartnerKind[], code: string): string =>
  kinds.find((kind) => kind.code === code)?.short ?? code;

export const kindChoices = (kinds: readonly PartnerKind[]) =>
  kinds.map(({ code, name }) => ({ value: code, label: name }));
