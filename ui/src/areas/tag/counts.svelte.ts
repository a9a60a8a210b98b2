// How many have each tag, beside the tags that a list can be narrowed to. Read after the list, which comes first.

import { call, commands, type TagCount } from '../../bridge';
import type { Choice } from '../../parts/Select.svelte';
import { words } from '../../words/id';

class TagCounts {
  #known = $state.raw<ReadonlyMap<string, TagCount>>(new Map());

  /** Where they cannot be read, the tags stand there without. */
  async read() {
    try {
      const found = await call(commands.countTags());
      this.#known = new Map(found.map((one) => [one.tag, one]));
    } catch {
      // The list is what one came for; what was counted before may be true no more.
      this.#known = new Map();
    }
  }

  /** The tags with how many there are of each, as `of` has it. */
  told(tags: readonly Choice[], of: (count: TagCount) => number): readonly Choice[] {
    return tags.map(({ value, label }) => {
      const known = this.#known.get(value);
      return { value, label: known ? words.choice.tag.counted(label, of(known)) : label };
    });
  }
}

export const tagCounts = new TagCounts();
