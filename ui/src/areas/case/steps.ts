// The seven stages of one case as the part draws them.

import type { Case } from '../../bridge';
import { STAGES } from '../../parts/stage';
import type { StageStep } from '../../parts/StageSteps.svelte';
import { shortDate } from '../../words/format';
import { words } from '../../words/id';
import { place } from './moves';

const say = words.case.entry;

const LONGEST_REASON = 20;

export function stepsOf({ row, stages }: Pick<Case, 'row' | 'stages'>): StageStep[] {
  return STAGES.map((stage) => {
    const steps = stages.filter((step) => step.stage === stage);
    const reached = steps.filter((step) => !step.skipped).at(-1);
    if (stage === row.stage) {
      const since = reached ? shortDate(reached.since) : '';
      return {
        stage,
        state: stage === 'closed' ? 'done' : 'now',
        ...(since ? { note: stage === 'closed' ? since : say.since(since) } : {}),
      };
    }
    // What lies ahead after a step back, or after reopening, is open again.
    if (place(stage) > place(row.stage)) return { stage, state: 'todo' };
    if (reached) return { stage, state: 'done', note: shortDate(reached.since) };
    const skipped = steps.at(-1);
    if (!skipped) return { stage, state: 'todo' };
    const why = skipped.code === 'emergency' ? say.skippedEmergency : skipped.reason;
    // A long reason stands in the time line; here it would push the page down.
    const told = why !== '' && why.length <= LONGEST_REASON;
    return {
      stage,
      state: 'skipped',
      note: told ? say.skippedShort(why) : words.parts.stages.skipped,
    };
  });
}
