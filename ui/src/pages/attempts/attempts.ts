import type { Attempt, AttemptPoint, Verdict } from '../../backend/bindings';

const RANK: Record<Verdict, number> = { covered: 2, partly: 1, missed: 0, contradicted: 0, cannot_tell: 0 };

/** The key points of some attempts, each once, in the words of the newest. */
export function pointsOf(attempts: Attempt[]): AttemptPoint[] {
  const points = new Map<string, AttemptPoint>();
  for (const attempt of attempts) for (const point of attempt.points) points.set(point.id, point);
  return [...points.values()];
}

/** What the later of two attempts gained and lost; none where one of them shows no points. */
export function comparedTo(
  before: Attempt | undefined,
  now: Attempt | undefined,
): { gained: string[]; lost: string[] } | null {
  if (!before || !now || before === now || before.points.length === 0 || now.points.length === 0) return null;
  const steps = now.points.map(({ id, counts }) => {
    const earlier = before.points.find((point) => point.id === id)?.counts ?? null;
    return { id, step: counts === null || earlier === null ? 0 : RANK[counts] - RANK[earlier] };
  });
  return {
    gained: steps.filter(({ step }) => step > 0).map(({ id }) => id),
    lost: steps.filter(({ step }) => step < 0).map(({ id }) => id),
  };
}
