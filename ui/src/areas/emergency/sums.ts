// The numbers of a list from its lines, as `emergency/sums.rs` counts them for who may not read the lines.

import type { EmergencySums, LineRow } from '../../bridge';

export function sumsOf(lines: readonly LineRow[]): EmergencySums {
  const places = new Map<string, { rt: string; households: number; souls: number }>();
  for (const { form } of lines) {
    const place = places.get(form.rt) ?? { rt: form.rt, households: 0, souls: 0 };
    places.set(form.rt, {
      ...place,
      households: place.households + 1,
      souls: place.souls + (form.souls ?? 0),
    });
  }
  const of = (is: (line: LineRow) => boolean) => lines.filter(is).length;
  return {
    households: lines.length,
    souls: lines.reduce((sofar, { form }) => sofar + (form.souls ?? 0), 0),
    uncounted: of(({ form }) => form.souls === null),
    unregistered: of(({ form }) => form.known === null),
    cases: of((line) => line.case !== null),
    // The one without a number stands last.
    places: [...places.values()].sort(
      (one, other) =>
        Number(one.rt === '') - Number(other.rt === '') || (one.rt < other.rt ? -1 : 1),
    ),
  };
}
