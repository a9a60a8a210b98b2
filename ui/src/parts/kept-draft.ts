// Drafts in the vault, for `keepDraft`: seen by their officer alone, thrown away with the save.

import { call, commands } from '../bridge';
import { clock, longDate, today } from '../words/format';
import { draftsKept } from './draft.svelte';

interface Named {
  form: string;
  subject: string | null;
}

export const inVault = {
  save: async ({ form, subject, state }: Named & { state: unknown }) => {
    await call(commands.keepDraft(form, subject ?? '', JSON.stringify(state)));
  },
  remove: async ({ form, subject }: Named) => {
    await call(commands.discardDraft(form, subject ?? ''));
  },
};

export interface Found<T> {
  state: T;
  /** 'pukul 13.42', or the day as well. */
  when: string;
}

/** A form that was left a moment ago may still be keeping it: opened again at once it would begin empty. */
async function draftOf(form: string, subject: string | null) {
  await draftsKept();
  return call(commands.findDraft(form, subject ?? ''));
}

/** The form's own JSON that was kept, or null. */
export async function keptText(form: string, subject: string | null): Promise<string | null> {
  return (await draftOf(form, subject))?.payload ?? null;
}

/** What was typed and not saved, if anything; a draft that cannot be read any more is left alone. */
export async function findDraft<T>(form: string, subject: string | null): Promise<Found<T> | null> {
  const draft = await draftOf(form, subject);
  if (!draft) return null;
  try {
    const at = new Date(draft.saved_at);
    const day = today(at);
    const when = day === today() ? `pukul ${clock(at)}` : `${longDate(day)} pukul ${clock(at)}`;
    return { state: JSON.parse(draft.payload) as T, when };
  } catch {
    return null;
  }
}
