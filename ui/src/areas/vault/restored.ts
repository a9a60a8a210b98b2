// What the unlock screen says after a restore. The page is loaded anew in between, so that nothing of the
// data before stays in it; only the time of the backup is carried over.

const KEY = 'restored-from';

export function beginAnew(madeAt: string) {
  sessionStorage.setItem(KEY, madeAt);
  window.location.reload();
}

/** The time of the backup that was just put in force; told once. */
export function takeRestored(): string | null {
  const madeAt = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return madeAt;
}
