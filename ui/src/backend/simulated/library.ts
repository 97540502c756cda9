import type { Level, Library, LibraryFilter, QuestionRow, QuestionState } from '../bindings';
import { topicCounts } from './planning';
import { unrendered, type SimulatedQuestion, type World } from './world';

const LEVELS: Level[] = ['junior', 'mid', 'senior'];
const STATES: QuestionState[] = [
  'never_asked',
  'asked',
  'missed',
  'partly',
  'said',
  'to_review',
  'edited',
  'set_aside',
];

/** What passes a filter, with the counts as the program makes them: each part as if it alone were free. */
export function libraryOf(world: World, filter: LibraryFilter): Library {
  const without = (part: Partial<LibraryFilter>): SimulatedQuestion[] =>
    world.questions.filter((question) => passes(question, { ...filter, ...part }));
  const matching = without({});
  const levels = without({ levels: [] });
  const packs = without({ packs: [] });
  return {
    packs: world.packs,
    pack_counts: counted(
      world.packs.map((pack) => pack.id),
      (pack) => packs.filter((q) => q.pack === pack),
    ).map(([pack, questions]) => ({ pack, questions })),
    topics: topicCounts(without({ topics: [] })),
    levels: counted(LEVELS, (level) => levels.filter((q) => q.level === level)).map(([level, questions]) => ({
      level,
      questions,
    })),
    states: counted(STATES, (state) => without({ states: [state] })).map(([state, questions]) => ({
      state,
      questions,
    })),
    matching: matching.length,
    all: world.questions.filter((question) => !question.set_aside).length,
    questions: matching.slice(filter.from, filter.from + (filter.limit ?? matching.length)).map(rowOf),
  };
}

function counted<T>(entries: T[], having: (entry: T) => unknown[]): [T, number][] {
  return entries.map((entry): [T, number] => [entry, having(entry).length]).filter(([, n]) => n > 0);
}

function passes(
  question: SimulatedQuestion,
  { packs, topics, levels, states, text }: LibraryFilter,
): boolean {
  const words = text.toLowerCase().split(/\s+/);
  const said = `${question.title_html} ${question.topics.join(' ')}`.toLowerCase();
  const stands = statesOf(question);
  return (
    (packs.length === 0 || packs.includes(question.pack)) &&
    (topics.length === 0 || topics.some((topic) => question.topics.includes(topic))) &&
    (levels.length === 0 || (question.level !== null && levels.includes(question.level))) &&
    (states.length === 0 || states.some((state) => stands.includes(state))) &&
    (!question.set_aside || states.includes('set_aside')) &&
    words.every((word) => said.includes(word))
  );
}

function statesOf(question: SimulatedQuestion): QuestionState[] {
  const judged = { didnt: 'missed', partly: 'partly', said: 'said' } as const;
  return [
    question.asked === 0 ? 'never_asked' : 'asked',
    ...(question.last_judged === null ? [] : [judged[question.last_judged]]),
    ...(question.key_points.some((point) => !point.reviewed) ? ['to_review' as const] : []),
    ...(question.edited ? ['edited' as const] : []),
    ...(question.set_aside ? ['set_aside' as const] : []),
  ];
}

function rowOf(question: SimulatedQuestion): QuestionRow {
  return {
    id: question.id,
    pack: question.pack,
    title: unrendered(question.title_html),
    title_html: question.title_html,
    level: question.level,
    topics: question.topics,
    key_points: question.key_points.length,
    unreviewed: question.key_points.filter((point) => !point.reviewed).length,
    asked: question.asked,
    last_asked: question.last_asked,
    last_judged: question.last_judged,
    edited: question.edited,
    set_aside: question.set_aside,
  };
}
