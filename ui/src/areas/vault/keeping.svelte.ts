// How it stands with the backups that are made by themselves: whether the stick may be pulled out now.

import { commands, type Keeping } from '../../bridge';

/** A stick that is being written to is told within this time. */
const LOOK_AGAIN = 1500;

class KeepingState {
  now = $state.raw<Keeping | null>(null);

  /** Looks as long as something shows it; returns how to stop. */
  watch(): () => void {
    const look = async () => {
      try {
        this.now = await commands.keeping();
      } catch {
        // Nothing is told then; whoever pulls the stick out loses nothing.
      }
    };
    void look();
    const timer = setInterval(look, LOOK_AGAIN);
    return () => clearInterval(timer);
  }
}

export const keeping = new KeepingState();
