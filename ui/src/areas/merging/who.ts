// Who the members of the hidden family are: somebody of the other one, or one more, with their relation to its head.

import type { FamilyMergePreview } from '../../bridge';
import { HEAD } from '../household/relations';

/** By the id of the hidden family's member: 'same <id>' of the other one's, or a relation; empty is still to be said. */
export type Who = Record<string, string>;

/** Of 'same <id>' the id. */
export const sameOf = (answer: string): string | undefined => /^same (.+)/.exec(answer)?.[1];

type Members = Pick<FamilyMergePreview, 'same'> & {
  keep: { household: { members: readonly { person: { id: string } }[] } };
  gone: { household: { members: readonly { person: { id: string }; relation: number }[] } };
};

/** What was answered before holds on, and the other way round where the families changed places; the rest is offered. */
export function whoIs({ keep, gone, same }: Members, before: Who): Who {
  const there = new Set(keep.household.members.map(({ person }) => person.id));
  const answers = gone.household.members.map(({ person, relation }) => {
    const own = before[person.id] ?? '';
    const ofOwn = sameOf(own);
    if (own && (ofOwn === undefined || there.has(ofOwn))) return [person.id, own];
    const turned = Object.keys(before).find(
      (id) => sameOf(before[id] ?? '') === person.id && there.has(id),
    );
    const offered = turned ?? same.find((pair) => pair.gone === person.id)?.keep;
    const comes = relation === HEAD ? '' : String(relation);
    return [person.id, offered ? `same ${offered}` : comes];
  });
  // The relations of those who are not asked for now wait for another change of places.
  const waiting = Object.entries(before).filter(([, answer]) => sameOf(answer) === undefined);
  return Object.fromEntries([...waiting, ...answers]) as Who;
}
