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

/** What stands for it on the page as long as it is not read: nobody makes one of two that they did not see. */
export const unreadOf = ({ gone }: SamePair): string => `${gone}.unread`;

const keyOf = ({ gone, keep }: SamePair): string => `${gone} ${keep}`;

export class SameMembers {
  #told = $state.raw<Readonly<Record<string, PersonMergePreview>>>({});
  #failed = $state.raw<readonly string[]>([]);
  /** Plain: what is being read is nothing to draw. */
  #reading: Record<string, Promise<void> | undefined> = {};
  /** What was picked, by the two; what was not is as it is offered. */
  picks: Record<string, Picks> = $state({});

  constructor(kept: Record<string, Picks>) {
    this.picks = kept;
  }

  /** They may have changed since: each two are read again. */
  anew(): void {
    this.#reading = {};
    this.#told = {};
    this.#failed = [];
  }

  known(pair: SamePair): PersonMergePreview | undefined {
    return this.#told[keyOf(pair)];
  }

  /** Whether it could not be read the last time. */
  failed(pair: SamePair): boolean {
    return this.#failed.includes(keyOf(pair));
  }

  /** Reads what is not read yet; [`failed`] tells where that did not succeed. */
  read(pair: SamePair): Promise<void> {
    const key = keyOf(pair);
    const reading =
      this.#reading[key] ??
      call(commands.previewPersonMerge(pair.keep, pair.gone)).then(
        (told) => {
          if (this.#reading[key] !== reading) return;
          this.#told = { ...this.#told, [key]: told };
          this.#failed = this.#failed.filter((each) => each !== key);
        },
        () => {
          if (this.#reading[key] !== reading) return;
          this.#reading[key] = undefined;
          this.#failed = [...this.#failed, key];
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
