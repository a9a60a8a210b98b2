// What stands around a family, as facts beside its own.

import type { FamilyAround, Household } from '../../bridge';
import { words } from '../../words/id';

const say = words.family.around;

export const nameIn = (family: Household, id: string): string =>
  family.members.find((one) => one.person.id === id)?.person.name ?? words.terms.none;

export function aroundFacts(family: Household, around: FamilyAround) {
  const counted = (ids: readonly string[], told: (n: number) => string) =>
    ids.length > 0 ? `${told(ids.length)}: ${ids.map((id) => nameIn(family, id)).join(', ')}` : '';
  const dependants = [
    counted(around.children, say.children),
    counted(around.elders, say.elders),
    around.unknown > 0 ? say.unknown(around.unknown) : '',
  ].filter(Boolean);
  return [
    { name: say.dependants, value: dependants.join('. ') || say.none },
    { name: say.events, value: around.events.map(say.event).join('. ') },
  ];
}
