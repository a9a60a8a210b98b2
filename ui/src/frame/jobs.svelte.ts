// Work that is seen to its end: a package, a backup or a restored database being written.

class Jobs {
  #number = $state(0);

  get running(): boolean {
    return this.#number > 0;
  }

  /** Runs one, and hands on what it answers or throws. As long as it runs the window does not lock by itself. */
  async during<T>(job: () => Promise<T>): Promise<T> {
    this.#number += 1;
    try {
      return await job();
    } finally {
      this.#number -= 1;
    }
  }
}

export const jobs = new Jobs();
