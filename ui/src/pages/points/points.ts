import type { KeyPoint, Weight } from '../../backend/bindings';

export const WEIGHTS: Weight[] = ['core', 'supporting', 'bonus'];

/** The phrasings in a text field, one to a line; blank lines and repetitions are none. */
export function phrasings(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim().replace(/^[-*•]\s+/, ''));
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** The next point that nobody has looked at, after `from` and round to the start; undefined when there is none. */
export function nextUnreviewed(points: KeyPoint[], from: number): number | undefined {
  const order = points.map((_, n) => (from + 1 + n) % points.length);
  return order.find((n) => points[n]?.reviewed === false);
}

/** An id for a new point that no other has. */
export function freshId(points: KeyPoint[]): string {
  const taken = new Set(points.map((point) => point.id));
  for (let n = points.length + 1; ; n++) if (!taken.has(`p${n}`)) return `p${n}`;
}

export function samePoint(a: KeyPoint, b: KeyPoint): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
