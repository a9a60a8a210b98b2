// What a move of a case asks, so that the form can ask it before the core does. The core decides.

import type { Stage, StageStep } from '../../bridge';
import { STAGES } from '../../parts/stage';

/** The usual ways (DOMAIN 8.1); off them a reason is asked. */
const USUAL: Partial<Record<Stage, readonly Stage[]>> = {
  report: ['assessment'],
  assessment: ['plan', 'referral'],
  plan: ['service'],
  service: ['monitoring', 'referral'],
  referral: ['monitoring'],
  monitoring: ['service'],
};

export const place = (stage: Stage) => STAGES.indexOf(stage);

/** Where the case usually goes next. */
export function usualNext(from: Stage): Stage | undefined {
  return USUAL[from]?.[0];
}

export interface Move {
  skips: readonly Stage[];
  back: boolean;
  straight: boolean;
  needsReason: boolean;
}

export function judge(
  from: Stage,
  to: Stage,
  been: readonly StageStep[],
  emergency: boolean,
): Move {
  const was = (stage: Stage) => been.some((step) => step.stage === stage);
  const skips = STAGES.filter(
    (stage) => place(stage) > place(from) && place(stage) < place(to) && !was(stage),
  );
  const straight = emergency && to === 'service' && place(from) < place(to);
  return {
    skips,
    back: place(to) < place(from),
    straight,
    needsReason: !straight && !(USUAL[from] ?? []).includes(to),
  };
}
