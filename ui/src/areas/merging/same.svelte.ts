// Members of two families who are the same: what the core says of each two, and what is chosen of both.

import { call, commands, type PersonMergePreview } from '../../bridge';
import { keptPicks, personLines, personPicks, swapped, type Pick } from './fields';

/** Of the hidden family and of the other one. */
export interface SamePair {
  gone: string;
  keep: string;
  name: string;
}
type Picks = Record<string, Pick>;

const keyOf = ({ gone, keep }: SamePair): string => `${gone} ${keep}`;

export class SameMembers {
  #told = $state.raw<Readonly<Record<string, PersonMergePreview>>>({});
  /** Plain: what is being read is nothing to draw. */
  #reading: Record<string, Promise<PersonMergePreview> | undefined> = {};
  /** What was picked, by the two; what was not is as it is offered. */
  picks: Record<string, Picks> = $state({});

  constructor(kept: Record<string, Picks>) {
    this.picks = kept;
  }

  /** They may have changed since: each two are read again. */
  anew(): void {
    this.#reading = {};
    this.#told = {};
  }

  known(pair: SamePair): PersonMergePreview | undefined {
    return this.#told[keyOf(pair)];
  }

  /** What fails is told by whoever needs it. */
  read(pair: SamePair): Promise<unknown> {
    return this.toldOf(pair).catch(() => undefined);
  }

  toldOf(pair: SamePair): Promise<PersonMergePreview> {
    const key = keyOf(pair);
    const reading =
      this.#reading[key] ??
      call(commands.previewPersonMerge(pair.keep, pair.gone)).then(
        (told) => {
          if (this.#reading[key] === reading) this.#told = { ...this.#told, [key]: told };
          return told;
        },
        (thrown: unknown) => {
          this.#reading[key] = undefined;
          throw thrown;
        },
      );
    this.#reading[key] = reading;
    return reading;
  }

  picksOf(pair: SamePair): Picks {
    const told = this.known(pair);
    if (!told) return {};
    const turned = this.picks[keyOf({ ...pair, gone: pair.keep, keep: pair.gone })];
    const before = this.picks[keyOf(pair)] ?? swapped(turned ?? {});
    return { ...personPicks(told), ...keptPicks(personLines(told), before) };
  }

  pick(pair: SamePair, line: string, pick: Pick): void {
    this.picks[keyOf(pair)] = { ...this.picksOf(pair), [line]: pick };
  }
}
