// What a question is about, in words and as a place.

import type { AnyRecord, Flag, RecordKind } from '../../bridge';
import type { Place } from '../../frame/places';
import { words } from '../../words/id';

/** 'Sekar Dangan', 'Keluarga Sekar Dangan', 'K-2026-0001 Sekar Dangan', 'Puskesmas Contoh' */
export function nameOf({ on, name, number }: Pick<Flag, 'on' | 'name' | 'number'>): string {
  if (on.kind === 'household') return words.household.family(name);
  return [number, name].filter(Boolean).join(' ');
}

/** The record's own page. */
export const placeOf = ({ kind, id }: AnyRecord): Extract<Place, { screen: RecordKind }> => ({
  screen: kind,
  id,
});

/** Of a draft, what its question is about. */
export const draftOn = (form: string): RecordKind | undefined =>
  form.startsWith('flag_') ? (form.slice('flag_'.length) as RecordKind) : undefined;
