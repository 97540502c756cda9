import type { DriftView, Judgement } from '../../backend/bindings';
import { count } from '../../words/counts';

const STEPS: Record<Judgement, number> = { didnt: 0, partly: 1, said: 2 };

/** Which way a score went from the first time to the last; null where it is missing at either end. */
export function change(values: (number | null)[]): -1 | 0 | 1 | null {
  const [first, last] = [values[0] ?? null, values.at(-1) ?? null];
  if (first === null || last === null || values.length < 2) return null;
  return Math.sign(last - first) as -1 | 0 | 1;
}

export const steps = (judgements: (Judgement | null)[]): (number | null)[] =>
  judgements.map((judgement) => (judgement === null ? null : STEPS[judgement]));

/** Says what became of all points and rows, in one sentence that blames nobody. */
export function driftInWords(drift: DriftView): string {
  const all = [
    ...drift.points.map(({ judgements }) => change(steps(judgements))),
    ...drift.rows.map(({ levels }) => change(levels)),
  ].filter((went) => went !== null);
  if (all.length === 0) return 'There is nothing to compare: the first time it was not scored.';
  const times = (way: number): number => all.filter((went) => went === way).length;
  if (times(0) === all.length) return 'You judged everything as you did the first time.';
  return `Of ${count(all.length, 'judgement')}, ${times(0)} stayed, ${times(1)} went up and ${times(-1)} went down.`;
}
