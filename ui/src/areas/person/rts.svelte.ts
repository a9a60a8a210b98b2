// The RTs of the group's RW, for filters and forms.

import { call, commands } from '../../bridge';
import { rt } from '../../words/format';
import { words } from '../../words/id';

/** Half an RT is none that is missing: the core is asked on leaving, or where one pauses so long. */
const PAUSE = 700;

/** What is doubtful about an RT in a form: that the group has none of that number. Call while a component is set up. */
export function useRtDoubt(value: () => string) {
  let lacked = $state('');
  async function ask() {
    const asked = value();
    if (!/^\d{1,3}$/.test(asked)) return;
    try {
      if (await call(commands.groupLacksRt(asked))) lacked = rt(asked);
    } catch {
      // It is a doubt, and stands in nobody's way.
    }
  }
  $effect(() => {
    void value();
    const later = setTimeout(() => void ask(), PAUSE);
    return () => clearTimeout(later);
  });
  return {
    ask,
    /** For the field; none where the RT is one of the group's. */
    get warn() {
      return lacked !== '' && rt(value()) === lacked
        ? words.person.form.rtLacked(lacked)
        : undefined;
    },
  };
}

/** Call while a component is set up. Empty until they are known. */
export function useRts() {
  let rts = $state.raw<readonly string[]>([]);
  let rw = $state('');
  call(commands.findGroup()).then(
    (group) => {
      rts = group?.rts ?? [];
      rw = group?.rw ?? '';
    },
    // Without them a form takes any RT and a list has no filter.
    () => undefined,
  );
  return {
    get rw() {
      return rw;
    },
    get choices() {
      return rts.map((value) => ({ value, label: `RT ${rt(value)}` }));
    },
  };
}
