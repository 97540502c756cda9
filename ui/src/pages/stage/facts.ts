import type { Reading } from '../../backend/bindings';
import { length } from '../../words/time';

/** "answered 2 min 11 s, 11 seconds over". */
function answerFact(reading: Reading, cut = false): string {
  const over = Math.round(reading.overtime / 1000) >= 1 ? `, ${length(reading.overtime)} over` : '';
  return `answered in ${length(reading.used)}${over}${cut ? ', taken at the limit' : ''}`;
}

/** "Thought for 20 seconds of 30 seconds"; nothing where there was no time to think. */
function thinkFact(reading: Reading): string {
  return reading.budget === 0 ? '' : `Thought for ${length(reading.used)} of ${length(reading.budget)}`;
}

/** Both in one line. `answer` is none where no answer was begun. */
export function timeFacts(think: Reading, answer: Reading | null, cut = false): string {
  const facts = [thinkFact(think), answer === null ? '' : answerFact(answer, cut)];
  const line = facts.filter((fact) => fact !== '').join(', ');
  return line.charAt(0).toUpperCase() + line.slice(1);
}
