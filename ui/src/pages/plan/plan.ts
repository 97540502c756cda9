import type {
  ClockStyle,
  Level,
  Manner,
  Mode,
  PlanSettings,
  PlanStart,
  QuestionId,
} from '../../backend/bindings';
import { length } from '../../words/time';

const LONGEST_CLOCK = 4 * 60 * 60 * 1000;

/** The bounds that the program sets; a number outside of them is never sent. */
export const BOUNDS = {
  count: [1, 200],
  takes: [1, 20],
  extra_time: [100, 400],
  think: [0, LONGEST_CLOCK],
  answer: [1000, LONGEST_CLOCK],
  session_limit: [1000, 4 * LONGEST_CLOCK],
  seed: [0, 2 ** 32 - 1],
} as const satisfies Record<string, readonly [number, number]>;

/** A whole number within its bounds; anything else as it was. */
export function within([least, most]: readonly [number, number], value: unknown, otherwise: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return otherwise;
  return Math.min(most, Math.max(least, Math.round(value)));
}

const oneOf = <T>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.includes(value as T) ? (value as T) : otherwise;

const textsIn = (value: unknown, known: string[]): string[] =>
  Array.isArray(value) ? known.filter((name) => value.includes(name)) : [];

const clockOr = (bounds: readonly [number, number], value: unknown): number | null =>
  typeof value === 'number' && value >= bounds[0] && value <= bounds[1] ? Math.round(value) : null;

const MODES: Mode[] = ['practice', 'exam'];
const CLOCKS: ClockStyle[] = ['down', 'up', 'hidden'];
const MANNERS: Manner[] = ['warm', 'neutral', 'curt'];

/**
 * The settings to begin with: those of the last plan where they still make sense, with a fresh seed.
 * What the bank no longer has is dropped; chosen questions and topics belong to the one plan they were
 * chosen for.
 */
export function planFrom(
  start: PlanStart,
  last: string | null,
  questions: QuestionId[] = [],
  topics: string[] = [],
): PlanSettings {
  const fresh = start.settings;
  const before = parsed(last) ?? { ...fresh };
  const kept: PlanSettings = {
    packs: textsIn(
      before['packs'],
      start.packs.map((pack) => pack.id),
    ),
    topics: textsIn(
      before['topics'],
      start.topics.map((row) => row.topic),
    ),
    levels: textsIn(
      before['levels'],
      start.levels.map((row) => row.level),
    ) as Level[],
    questions,
    count: within(BOUNDS.count, before['count'], fresh.count),
    think: clockOr(BOUNDS.think, before['think']),
    answer: clockOr(BOUNDS.answer, before['answer']),
    mode: oneOf(MODES, before['mode'], fresh.mode),
    seed: fresh.seed,
    strict: before['strict'] === true,
    takes: within(BOUNDS.takes, before['takes'], fresh.takes),
    extra_time: within(BOUNDS.extra_time, before['extra_time'], fresh.extra_time),
    clock: oneOf(CLOCKS, before['clock'], fresh.clock),
    session_limit: clockOr(BOUNDS.session_limit, before['session_limit']),
    manner: oneOf(MANNERS, before['manner'], fresh.manner),
    speak: before['speak'] === true,
    probes: before['probes'] !== false,
    rubric: start.rubrics.find(({ id }) => id === before['rubric'])?.id ?? null,
  };
  if (topics.length > 0) return { ...kept, packs: [], levels: [], topics };
  // Questions chosen one by one are asked, whatever the filter of the last time was.
  return questions.length === 0
    ? kept
    : { ...kept, packs: [], topics: [], levels: [], count: within(BOUNDS.count, questions.length, 1) };
}

/** What is remembered of a plan that was begun. */
export function remembered(settings: PlanSettings): string {
  return JSON.stringify({ ...settings, questions: [], seed: undefined });
}

function parsed(json: string | null): Record<string, unknown> | null {
  if (json === null) return null;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** A list with `item` in it if it was not, and without it if it was. */
export function toggled<T>(list: T[], item: T): T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

/** A seed that was not used just now. */
export function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
}

/** What of the lesser settings is not as usual, in words: it must not work unseen. */
export function unusual(plan: PlanSettings): string[] {
  return [
    plan.clock === 'up' ? 'clock counts up' : plan.clock === 'hidden' ? 'clock hidden' : '',
    plan.strict ? 'strict' : '',
    plan.extra_time === 100 ? '' : `${plan.extra_time} % time`,
    plan.session_limit === null ? '' : `${length(plan.session_limit)} in all`,
    plan.takes === 1 ? '' : `${plan.takes} tries`,
    plan.rubric === null ? '' : 'rubric chosen',
    plan.manner === 'neutral' ? '' : `${plan.manner} interviewer`,
  ].filter((words) => words !== '');
}
