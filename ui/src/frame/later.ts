// What the first screen does not need is fetched once that screen is painted, so that it is there when
// the passphrase has been typed.

export const work = once(() => import('./Work.svelte'));
export const guidePage = once(() => import('../areas/guide/Guide.svelte'));
export const seldomDoor = once(() => import('../areas/vault/SeldomDoor.svelte'));

/** Hands back the component, fetched at the first call. */
function once<T>(fetch: () => Promise<{ default: T }>): () => Promise<T> {
  let fetched: Promise<T> | undefined;
  return () => (fetched ??= fetch().then((module) => module.default));
}

/** The mark says when it is painted: `cargo xtask bench start` reads it. */
export function fetchLater() {
  afterPaint(() => {
    performance.mark('painted');
    setTimeout(() => {
      void work();
      void seldomDoor();
      void guidePage();
    });
  });
}

/** Two frames are drawn first. Answers how to call it off. */
export function afterPaint(then: () => void): () => void {
  let next = requestAnimationFrame(() => (next = requestAnimationFrame(then)));
  return () => cancelAnimationFrame(next);
}

/** Who types or turns a filter goes on soon: what is only passed by is not counted. Milliseconds. */
const RESTING = 300;

/** Not before nothing was changed for a while. Answers how to call it off. */
export function atRest(then: () => void): () => void {
  const next = setTimeout(then, RESTING);
  return () => clearTimeout(next);
}
