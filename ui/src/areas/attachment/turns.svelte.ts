// Files that came together: one after the other has its turn, and none is lost without a word.

export class Turns {
  #files = $state.raw<readonly File[]>([]);
  #over = $state(0);

  /** Whose turn it is. */
  get now(): File | null {
    return this.#files[0] ?? null;
  }
  /** How many have not had their turn. */
  get left(): number {
    return this.#files.length;
  }
  /** 'Picture 2 of 3'. */
  get turn(): { at: number; all: number } {
    return { at: this.#over + 1, all: this.#over + this.#files.length };
  }

  /** Others come too. */
  add(files: readonly File[]) {
    this.#files = [...this.#files, ...files];
  }
  /** In the place of the one whose turn it is; what came along with it waits. */
  replace(files: readonly File[]) {
    const [first, ...more] = files;
    if (first) this.#files = [first, ...this.#files.slice(1), ...more];
  }
  /** This one had its turn. */
  next() {
    if (this.#files.length > 0) this.#over += 1;
    this.#files = this.#files.slice(1);
    if (this.#files.length === 0) this.#over = 0;
  }
  clear() {
    [this.#files, this.#over] = [[], 0];
  }
}
