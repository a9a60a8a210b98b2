// What the unlock screen says after a restore. The page is loaded anew in between, so that nothing of the
// data before stays in it; only the time of the backup is carried over.

const KEY = 'restored-from';

export function beginAnew(madeAt: string, missingFiles: number) {
  sessionStorage.setItem(KEY, JSON.stringify([madeAt, missingFiles]));
  window.location.reload();
}

/** The time of the backup that was just put in force, and how many pictures it has not; told once. */
export function takeRestored(): { madeAt: string; missingFiles: number } | null {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (!kept) return null;
  const [madeAt, missingFiles] = JSON.parse(kept) as [string, number];
  return { madeAt, missingFiles };
}
