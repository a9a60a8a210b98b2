// What was just done, said for ten seconds with a way back. One at a time: the newest replaces.

export interface Toast {
  id: number;
  text: string;
  undo?: (() => unknown) | undefined;
  /** What the way back is called; 'Urungkan' where nothing is said. */
  undoLabel?: string | undefined;
  /** Its way back was withdrawn. */
  over?: boolean;
}

export const TOAST_MS = 10_000;

class Toasts {
  current = $state.raw<Toast | null>(null);
  #next = 1;

  say(text: string, undo?: () => unknown): number {
    const id = this.#next++;
    this.current = { id, text, undo };
    return id;
  }

  /** The way back of a toast that is still there, and may still have one. */
  offer(id: number, undo: () => unknown, undoLabel?: string) {
    if (this.current?.id === id && !this.current.over)
      this.current = { ...this.current, undo, undoLabel };
  }

  dismiss(id?: number) {
    if (id === undefined || this.current?.id === id) this.current = null;
  }

  /** What was said stays to be read, but is not taken back from here any more. */
  withdraw() {
    if (this.current) this.current = { ...this.current, undo: undefined, over: true };
  }

  /** Ctrl Z outside a text box. True when there was something to undo. */
  undo(): boolean {
    const toast = this.current;
    if (!toast?.undo) return false;
    this.current = null;
    void toast.undo();
    return true;
  }
}

export const toasts = new Toasts();
