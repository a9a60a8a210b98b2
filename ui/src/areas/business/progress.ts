// What the form about how a business goes holds while it is typed.

import { today, type DayString } from '../../words/format';

export interface TypedProgress {
  day: DayString | null;
  what: string;
  turnover: number | null;
}

export const blank = (): TypedProgress => ({ day: today(), what: '', turnover: null });
