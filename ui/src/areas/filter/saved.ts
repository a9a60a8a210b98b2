// What was saved of a list, as its own page may read it: an earlier version may have saved less.

/** Null where it is no object any more. */
export function readSaved(payload: string): Record<string, unknown> | null {
  try {
    const found: unknown = JSON.parse(payload);
    const isObject = typeof found === 'object' && found !== null && !Array.isArray(found);
    return isObject ? (found as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** `empty` with what was saved of it: a value of another kind than the empty one's is left out. */
export function withSaved<T extends object>(empty: T, saved: Record<string, unknown>): T {
  const fits = Object.entries(saved).filter(([key, value]) => {
    if (!(key in empty)) return false;
    const kind = typeof empty[key as keyof T];
    return kind === 'object' ? value === null || typeof value === 'string' : typeof value === kind;
  });
  return { ...empty, ...Object.fromEntries(fits) };
}
