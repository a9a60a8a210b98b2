// The RTs of the group's RW, for filters and forms.

import { call, commands } from '../../bridge';
import { rt } from '../../words/format';

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
