// How somebody is related to a new head, as far as it follows from how both were related to the old one. Only offered:
// each can be chosen anew.

import { HEAD } from '../household/relations';

const [HUSBAND, WIFE, CHILD, IN_LAW, GRANDCHILD, PARENT, PARENT_IN_LAW, OTHER_KIN] = [
  2, 3, 4, 5, 6, 7, 8, 9,
];

/** The old head as the new one sees them. */
const oldHead = new Map([
  [HUSBAND, WIFE],
  [WIFE, HUSBAND],
  [CHILD, PARENT],
  [PARENT, CHILD],
  [IN_LAW, PARENT_IN_LAW],
  [PARENT_IN_LAW, IN_LAW],
]);
/** Others as the spouse of the old head sees them. */
const ofSpouse = new Map([
  [CHILD, CHILD],
  [IN_LAW, IN_LAW],
  [GRANDCHILD, GRANDCHILD],
  [PARENT, PARENT_IN_LAW],
  [PARENT_IN_LAW, PARENT],
]);
/** Others as a child of the old head sees them. */
const ofChild = new Map([
  [HUSBAND, PARENT],
  [WIFE, PARENT],
  [CHILD, OTHER_KIN],
]);

/** The code, or empty where it does not follow. */
export function relatedTo(newHead: number, other: number): string {
  const spouse = newHead === HUSBAND || newHead === WIFE;
  const seen = other === HEAD ? oldHead : spouse ? ofSpouse : newHead === CHILD ? ofChild : null;
  return String((other === HEAD ? seen?.get(newHead) : seen?.get(other)) ?? '');
}
