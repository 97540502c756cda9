import type { Reading } from '../../backend/bindings';
import { length } from '../../words/time';

/** "answered 2 min 11 s, 11 seconds over". */
export function answerFact(reading: Reading, cut = false): string {
  const over = Math.round(reading.overtime / 1000) >= 1 ? `, ${length(reading.overtime)} over` : '';
  return `answered in ${length(reading.used)}${over}${cut ? ', taken at the limit' : ''}`;
}

export function thinkFact(reading: Reading): string {
  return `Thought for ${length(reading.used)} of ${length(reading.budget)}`;
}
