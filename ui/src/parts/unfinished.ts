// A small form in the middle of another one (a new resident, a new partner) is saved by itself. Whoever saves the form
// around it meanwhile is led to it first: what is typed there would be lost.

/** Says that it is not saved yet, and takes the focus. */
type Reminder = () => void;

const unfinished: Reminder[] = [];

/** For the small form, while it is there; ends with what it gives back. */
export function isUnfinished(remind: Reminder): () => void {
  unfinished.push(remind);
  return () => void unfinished.splice(unfinished.indexOf(remind), 1);
}

/** For the form around it, before it saves: true where something is to be saved first. */
export function remindOfUnfinished(): boolean {
  unfinished[0]?.();
  return unfinished.length > 0;
}
