// The lists that the group keeps, read once and again after each change of them: their words are wanted in many places
// at once.

import { call, commands, type Choice, type ChoiceList } from '../../bridge';
import { choiceName } from '../../words/choice';
import { words } from '../../words/id';
import { forgetKinds } from '../assistance/kinds';

class Lists {
  #read = $state.raw<Partial<Record<ChoiceList, readonly Choice[]>>>({});

  /** Reads a list anew; what was read before stays until it is there. */
  async read(list: ChoiceList): Promise<readonly Choice[]> {
    const found = await call(commands.choices(list));
    this.#read = { ...this.#read, [list]: found };
    return found;
  }

  /** The lists whose words stand on pages; those of assistance are read where they are needed. */
  async readWords() {
    forgetKinds();
    await Promise.all([this.read('tag'), this.read('source')]).catch(() => undefined);
  }

  of(list: ChoiceList): readonly Choice[] {
    return this.#read[list] ?? [];
  }

  /** What is offered, beside what is chosen already. */
  offered(list: ChoiceList, chosen: readonly string[] = []): readonly Choice[] {
    return this.of(list).filter((one) => chosen.includes(one.code) || !(one.hidden || one.gone));
  }

  name(list: ChoiceList, code: string): string {
    const known = this.of(list).find((one) => one.code === code) ?? { code, name: '' };
    return choiceName(list, known, words.case.sources);
  }
}

export const lists = new Lists();

export const tagName = (code: string): string => lists.name('tag', code);
export const sourceName = (code: string): string => lists.name('source', code);

/** For a `Select`. */
export const asChoices = (list: ChoiceList, chosen: readonly string[] = []) =>
  lists.offered(list, chosen).map(({ code }) => ({ value: code, label: lists.name(list, code) }));
