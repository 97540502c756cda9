import type { Home, ImportPreview, Library, QuestionRow } from '../bindings';
import { topicCounts } from './planning';
import { sampleQuestions, SAMPLE_PACK, SAMPLE_RUBRIC } from './samples';
import { fail, html, type Cases, type SimulatedQuestion, type World } from './world';

type BankCase = 'home' | 'library' | 'question' | 'remove_pack';

export function newWorld(scene: URLSearchParams): World {
  const questions = scene.has('empty') ? [] : sampleQuestions();
  const wanted = Math.min(Number(scene.get('many') ?? 0), 20_000);
  for (let n = 0; questions.length > 0 && questions.length < wanted; n++) {
    const like = questions[n % 20] as SimulatedQuestion;
    questions.push({ ...like, id: `${like.id}-${n}`, title_html: `${like.title_html} (${n + 1})` });
  }
  return {
    packs: questions.length === 0 ? [] : [{ ...SAMPLE_PACK, questions: questions.length }],
    questions,
    rubric: SAMPLE_RUBRIC,
    unfinished: () => null,
    sessions: () => [],
  };
}

export function bankCases(world: World): Cases<BankCase> {
  return {
    home: () => homeOf(world),
    library: ({ filter }): Library => {
      const words = filter.text.toLowerCase().split(/\s+/);
      return {
        packs: world.packs,
        topics: topicCounts(world.questions),
        questions: world.questions
          .filter(
            (question) =>
              (filter.packs.length === 0 || filter.packs.includes(question.pack)) &&
              (filter.topics.length === 0 || filter.topics.some((t) => question.topics.includes(t))) &&
              (filter.levels.length === 0 ||
                (question.level !== null && filter.levels.includes(question.level))) &&
              words.every((word) => question.title_html.toLowerCase().includes(word)),
          )
          .map(rowOf),
      };
    },
    question: ({ id }) =>
      world.questions.find((question) => question.id === id) ??
      fail('not_found', 'This question is no longer in the bank.', id),
    remove_pack: ({ id }) => {
      world.packs = world.packs.filter((pack) => pack.id !== id);
      world.questions = world.questions.filter((question) => question.pack !== id);
      return homeOf(world);
    },
  };
}

/** Home, as the interview part needs it too when an interview is left. */
export function homeOf(world: World): Home {
  return { packs: world.packs, unfinished: world.unfinished(), latest: world.sessions().slice(0, 3) };
}

function rowOf(question: SimulatedQuestion): QuestionRow {
  return {
    id: question.id,
    pack: question.pack,
    title_html: question.title_html,
    level: question.level,
    topics: question.topics,
    key_points: question.key_points.length,
    unreviewed: question.key_points.filter((point) => !point.reviewed).length,
  };
}

const LIST = [
  ['What does a load balancer do when one of its targets stops answering?', 12, 21, true],
  ['When would you shard a database, and by which key?', 22, 34, true],
  ['How does a `CDN` decide that a copy is stale?', 35, 41, true],
  ['What is back-pressure?', 42, 47, true],
  ['Explain idempotency keys to a colleague.', 48, 48, false],
  ['How would you roll back a schema change?', 49, 60, true],
  ['What does “at least once” delivery ask of a consumer?', 61, 70, true],
] as const;

export function importCases(world: World): Cases<'preview_import' | 'take_import'> {
  const preview = (path: string): ImportPreview => {
    const file = path.split('/').at(-1) ?? path;
    const empty = file.startsWith('empty');
    return {
      path,
      file,
      hash: '5f2b6c'.padEnd(64, '0'),
      title: 'System design questions',
      dialect: empty ? 'no questions recognised' : 'level-three headings with a number, the answer below',
      confidence: empty ? 0 : 0.86,
      questions: empty
        ? []
        : LIST.map(([title, first_line, last_line, has_answer], n) => ({
            number: String(n + 1),
            title,
            first_line,
            last_line,
            has_answer,
            key_points: has_answer ? 3 : 0,
          })),
      notes: empty
        ? []
        : [
            { line: 48, message: 'This question has no answer below it. It is taken without key points.' },
            { line: 73, message: 'A heading without a question mark, and no text below: not taken.' },
          ],
      replaces: world.packs.some((pack) => pack.id === 'system-design') ? 'system-design' : null,
    };
  };
  return {
    preview_import: ({ path }) => preview(path),
    take_import: ({ path, title }) => {
      const { questions } = preview(path);
      const card = {
        id: 'system-design',
        title,
        summary: `From ${path}`,
        kind: 'imported' as const,
        questions: questions.length,
      };
      world.packs = [...world.packs.filter((pack) => pack.id !== card.id), card];
      world.questions = [
        ...world.questions.filter((question) => question.pack !== card.id),
        ...questions.map((row) => imported(row.title, Number(row.number), row.first_line, row.last_line)),
      ];
      return card;
    },
  };
}

function imported(title: string, n: number, first: number, last: number): SimulatedQuestion {
  const say = 'One sentence of the answer stands for a key point until someone has looked at it.';
  return {
    id: `system-design-${n}`,
    pack: 'system-design',
    title_html: html(title),
    body_html: null,
    level: null,
    topics: ['system-design'],
    think: null,
    answer: null,
    key_points: [1, 2, 3].map((point) => ({
      id: `p${point}`,
      weight: 'core',
      say,
      accept: [],
      probe: null,
      reviewed: false,
    })),
    traps: [],
    short_html: null,
    model_answer_html: '<p>The answer as it stands in the list.</p>',
    shown_html: null,
    sources: [],
    provenance: `from questions.md, lines ${first} to ${last}`,
    samples: { low: null, middle: null, high: null },
  };
}
