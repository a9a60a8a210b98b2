// The only file that speaks to the core. Screens import `call`, `commands` and `Fault` from here and
// never from Tauri or from the generated bindings, so a screen can be drawn and tested without them.

import { Channel } from '@tauri-apps/api/core';
import { emit, listen } from '@tauri-apps/api/event';
import type { FaultCode } from './bindings';

export { commands } from './bindings';
export type * from './bindings';

export type FaultValues = Readonly<Record<string, string | number | undefined>>;

/** One cause of a refusal: the field is empty when it is about the whole action. */
export interface FaultBody {
  code: FaultCode;
  field?: string | null;
  values?: FaultValues | null;
}

export type Answer<T> =
  { status: 'ok'; data: T } | { status: 'error'; error: readonly FaultBody[] };

/** What the core refused, and why: one or more causes, each in words.faults. */
export class Fault extends Error {
  readonly causes: readonly FaultBody[];

  constructor(causes: readonly FaultBody[]) {
    super(causes.map((cause) => cause.code).join(', '));
    this.name = 'Fault';
    this.causes = causes;
  }

  get code(): FaultCode {
    return this.causes[0]?.code ?? 'internal';
  }
}

let whenLocked: () => void = () => undefined;

/** Who is told when the core says that nobody is signed in: the vault area, once. */
export function onLocked(hear: () => void) {
  whenLocked = hear;
}

let whenDamaged: () => void = () => undefined;

/** Who is told when the core meets a page of the database that it cannot trust: the vault area, once. */
export function onDamaged(hear: () => void) {
  whenDamaged = hear;
}

/** What is done before the window closes: the shell waits for it, a few seconds at most. Once, by the page. */
export function onClosing(keep: () => Promise<unknown>) {
  void listen('closing', () => void keep().finally(() => emit('kept')));
}

/** Waits for a command and hands back its data, or throws a `Fault`. */
export async function call<T>(answer: Promise<Answer<T>>): Promise<T> {
  let settled: Answer<T>;
  try {
    settled = await answer;
  } catch {
    // The command itself did not come through: a broken bridge, not a rule of the core.
    throw new Fault([{ code: 'internal' }]);
  }
  if (settled.status === 'ok') return settled.data;
  if (settled.error.some((cause) => cause.code === 'locked')) whenLocked();
  if (settled.error.some((cause) => cause.code === 'database_damaged')) whenDamaged();
  throw new Fault(settled.error);
}

/** Any thrown thing as the causes a form or a note can show. */
export function causesOf(thrown: unknown): readonly FaultBody[] {
  return thrown instanceof Fault ? thrown.causes : [{ code: 'internal' }];
}

/** What a long job tells on its way. */
export function channel<T>(tell: (progress: T) => void): Channel<T> {
  const told = new Channel<T>();
  told.onmessage = tell;
  return told;
}
