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

/** Two frames are drawn first. The mark says when: `cargo xtask bench start` reads it. */
export function fetchLater() {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      performance.mark('painted');
      setTimeout(() => {
        void work();
        void seldomDoor();
        void guidePage();
      });
    }),
  );
}
