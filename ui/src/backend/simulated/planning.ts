import type { Level, LevelCount, PlanPreview, PlanSettings, PlanStart, TopicCount } from '../bindings';
import { fail, type Cases, type SimulatedQuestion, type World } from './world';

export const DEFAULTS: PlanSettings = {
  packs: [],
  questions: [],
  topics: [],
  levels: [],
  count: 5,
  think: null,
  answer: null,
  mode: 'practice',
  seed: 1,
  strict: false,
  takes: 1,
  extra_time: 100,
  clock: 'down',
  session_limit: null,
  manner: 'neutral',
  speak: false,
  probes: true,
  rubric: null,
};

const LEVELS: Level[] = ['junior', 'mid', 'senior'];

export function planCases(world: World): Cases<'plan_start' | 'preview_plan'> {
  return {
    plan_start: (): PlanStart => ({
      settings: { ...DEFAULTS, seed: Math.floor(Math.random() * 2 ** 32) },
      packs: world.packs,
      topics: topicCounts(world.questions),
      levels: levelCounts(world.questions),
      rubrics: [
        {
          id: 'technical',
          title: world.rubric.title,
          version: 1,
          rows: world.rubric.rows.length,
          own: false,
        },
      ],
    }),
    preview_plan: ({ settings }): PlanPreview => {
      const items = planned(world, settings);
      return {
        matching: matching(world, settings).length,
        count: items.length,
        budget: settings.session_limit ?? items.reduce((sum, item) => sum + item.think + item.answer, 0),
        topics: [...new Set(items.flatMap((item) => item.question.topics))].sort(),
        offered_topics: topicCounts(matching(world, { ...settings, topics: [] })).toSorted(
          (a, b) => b.questions - a.questions,
        ),
        offered_levels: levelCounts(matching(world, { ...settings, levels: [] })),
      };
    },
  };
}

function levelCounts(questions: SimulatedQuestion[]): LevelCount[] {
  return LEVELS.map((level) => ({
    level,
    questions: questions.filter((question) => question.level === level).length,
  })).filter((row) => row.questions > 0);
}

/** One question of a plan with its clocks. */
export type PlannedItem = { question: SimulatedQuestion; think: number; answer: number };

/** The questions of an interview in the order of its seed; fails where the program would. */
export function planned(world: World, settings: PlanSettings): PlannedItem[] {
  if (settings.count < 1 || settings.count > 200) {
    fail('invalid', `The number of questions is ${settings.count}, and must lie between 1 and 200.`);
  }
  const pool = matching(world, settings);
  if (pool.length === 0) {
    fail('invalid', 'No question matches these settings. Take away a topic or a level.');
  }
  const scaled = (ms: number): number => Math.floor((ms * settings.extra_time) / 100);
  return shuffled(pool, settings.seed)
    .slice(0, settings.count)
    .map((question) => ({
      question,
      think: scaled(settings.think ?? question.think ?? 30_000),
      answer: scaled(settings.answer ?? question.answer ?? 120_000),
    }));
}

function matching(world: World, { packs, questions, topics, levels }: PlanSettings): SimulatedQuestion[] {
  return world.questions.filter(
    (question) =>
      !question.set_aside &&
      (packs.length === 0 || packs.includes(question.pack)) &&
      (questions.length === 0 || questions.includes(question.id)) &&
      (topics.length === 0 || topics.some((topic) => question.topics.includes(topic))) &&
      (levels.length === 0 || (question.level !== null && levels.includes(question.level))),
  );
}

export function topicCounts(questions: SimulatedQuestion[]): TopicCount[] {
  const counts = new Map<string, number>();
  for (const topic of questions.flatMap((question) => question.topics)) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts]
    .map(([topic, n]) => ({ topic, questions: n }))
    .sort((a, b) => b.questions - a.questions || a.topic.localeCompare(b.topic));
}

/** Fisher and Yates over a small generator: the same seed, the same order. */
function shuffled<T>(items: T[], seed: number): T[] {
  const result = [...items];
  let state = seed >>> 0 || 1;
  for (let last = result.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
