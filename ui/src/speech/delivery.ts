import type { SpokenFacts } from '../backend/bindings';
import { count } from '../words/counts';
import { moment } from './player';

/** A pause that one notices. */
const LONG = 1500;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** A lower bound in words: recognisers leave such words out. */
const atLeast = (n: number): string => (n === 0 ? 'none heard' : `at least ${n}`);

/** What was counted of how an answer was spoken, as names and values; what was not counted is left out. */
export function deliveryRows(facts: SpokenFacts): { name: string; value: string }[] {
  const rows: { name: string; value: string }[] = [];
  if (facts.first_word !== null) rows.push({ name: 'First word after', value: seconds(facts.first_word) });
  if (facts.pace !== null) {
    rows.push({ name: 'Pace', value: `${Math.round(facts.pace)} words a minute of speech` });
  }
  const long = facts.pauses.filter(({ from, to }) => to - from >= LONG);
  const longest = long[0];
  rows.push({
    name: 'Long pauses',
    value: longest
      ? `${count(long.length, 'pause')}, the longest ${seconds(longest.to - longest.from)} at ${moment(longest.from)}`
      : 'none',
  });
  if (facts.fillers !== null) rows.push({ name: 'Fillers', value: atLeast(facts.fillers) });
  if (facts.hedges !== null) rows.push({ name: 'Hedges', value: String(facts.hedges) });
  if (facts.repeats !== null) rows.push({ name: 'Words said twice', value: atLeast(facts.repeats) });
  if (facts.drift_ppm !== null) {
    const ppm = Math.round(Math.abs(facts.drift_ppm));
    const value =
      ppm === 0 ? 'as fast as this computer’s' : `${ppm} millionths ${facts.drift_ppm > 0 ? 'fast' : 'slow'}`;
    rows.push({ name: 'Clock of the microphone', value });
  }
  return rows;
}
