// How many tasks of this officer are due, visits and actions: the count beside "Kasus" in the side panel.

import { call, commands } from '../../bridge';

class Waiting {
  count = $state(0);
}

export const waiting = new Waiting();

/** A count that can't be had is no reason to say anything. */
export function refreshWaiting() {
  void call(commands.waitingTasks()).then(
    (count) => (waiting.count = count),
    () => (waiting.count = 0),
  );
}
