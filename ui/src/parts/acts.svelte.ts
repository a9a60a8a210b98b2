// How high the bar of buttons below the page is: what was just done is said right above it.

class Acts {
  #bar: symbol | undefined;
  /** In pixels; 0 where there is none. */
  height = $state(0);

  stand(bar: symbol, height: number) {
    this.#bar = bar;
    this.height = height;
  }
  /** The next page's may stand already. */
  leave(bar: symbol) {
    if (this.#bar === bar) this.height = 0;
  }
}

export const acts = new Acts();
