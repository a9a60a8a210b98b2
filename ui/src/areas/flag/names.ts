// What a question is about, in words and as a place.

import type { Flag, FlagOn } from '../../bridge';
import type { Place } from '../../frame/places';
import { words } from '../../words/id';

/** 'Sekar Dangan', 'Keluarga Sekar Dangan', 'K-2026-0001 Sekar Dangan' */
export function nameOf({ on, name, number }: Pick<Flag, 'on' | 'name' | 'number'>): string {
  if (on.kind === 'household') return words.household.family(name);
  return [number, name].filter(Boolean).join(' ');
}

export const placeOf = (on: FlagOn): Place => ({ screen: on.kind, id: on.id });
