// Drafts of the forms of a case, in the vault.

import { call, commands } from '../../bridge';

interface Named {
  form: string;
  subject: string | null;
}

export async function saveDraft({ form, subject, state }: Named & { state: unknown }) {
  await call(commands.keepDraft(form, subject ?? '', JSON.stringify(state)));
}

export async function removeDraft({ form, subject }: Named) {
  await call(commands.discardDraft(form, subject ?? ''));
}

/** The payload that was kept, or null. */
export async function findDraft(form: string, subject: string | null): Promise<string | null> {
  return (await call(commands.findDraft(form, subject ?? '')))?.payload ?? null;
}
