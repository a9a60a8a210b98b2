// The seven stages as the parts draw them; the names are the core's.

export const STAGES = [
  'report',
  'assessment',
  'plan',
  'service',
  'referral',
  'monitoring',
  'closed',
] as const;
export type CaseStage = (typeof STAGES)[number];
export type StepState = 'done' | 'now' | 'skipped' | 'todo';
