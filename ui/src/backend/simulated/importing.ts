import type {
  DuplicateDecision,
  ImportChoices,
  ImportLine,
  ImportPreview,
  ImportRow,
  TakenAs,
} from '../bindings';
import { fail, html, unrendered, UNTOUCHED, type Cases, type SimulatedQuestion, type World } from './world';

type ImportCase = 'preview_import' | 'decide_import_duplicate' | 'take_import';

const PACK = 'system-design';
const AS_OTHERS = 'a heading with a number, as the questions of this list are';

/** Line, what it was taken as, text, why. */
const SEEN: [number, TakenAs, string, string][] = [
  [1, 'left_out', '# System design questions', 'it stands before the first question'],
  [12, 'question', '### 1. What does a load balancer do when one of its targets stops answering?', AS_OTHERS],
  [15, 'sub_heading', '#### Health checks', 'a heading without a number, unlike the questions of this list'],
  [22, 'question', '### 2. When would you shard a database, and by which key?', AS_OTHERS],
  [28, 'sub_heading', '### Pros and cons', 'it names a part of the answer'],
  [35, 'question', '### 3. How does a `CDN` decide that a copy is stale?', AS_OTHERS],
  [
    42,
    'question',
    '4. What is back-pressure?',
    'marked differently from the others, but the numbers around it need it',
  ],
  [48, 'question', '### 5. Explain idempotency keys to a colleague.', AS_OTHERS],
  [49, 'question', '### 6. How would you roll back a schema change?', AS_OTHERS],
  [
    55,
    'sub_heading',
    '#### What if the change was destructive?',
    'a heading without a number, unlike the questions of this list',
  ],
  [61, 'question', '### 7. What does “at least once” delivery ask of a consumer?', AS_OTHERS],
  [73, 'left_out', '## Contributing', 'it stands after the last answer'],
];

/** `empty….md` holds nothing; `….csv` is a table; a second look at a list that was taken is a newer one. */
export function importCases(world: World): Cases<ImportCase> {
  const remembered = new Map<string, ImportChoices>();
  const decisions = new Map<string, DuplicateDecision | null>();
  const known = (): boolean => world.packs.some((pack) => pack.id === PACK);

  const preview = (path: string): ImportPreview => {
    const file = path.split('/').at(-1) ?? path;
    if (file.startsWith('empty')) return nothing(path, file);
    const isTable = file.endsWith('.csv');
    const choices = remembered.get(path) ?? { questions: [], not_questions: [], columns: null };
    const lines = SEEN.map((seen) => lineOf(seen, choices));
    const duplicate = world.questions.find((question) => question.id === 'web-4');
    return {
      path,
      file,
      hash: JSON.stringify(choices).padEnd(64, '0'),
      title: 'System design questions',
      dialect: isTable
        ? 'a table with commas'
        : 'numbered headings of the third level, the answer below each',
      confidence: 0.86,
      choices,
      columns_used: isTable
        ? (choices.columns ?? { question: 1, answer: 2, level: null, topics: 3, header: true })
        : null,
      columns: isTable ? ['no', 'question', 'answer', 'tags'] : [],
      lines,
      questions: rowsOf(lines, known()),
      gone: known()
        ? [
            {
              id: `${PACK}-90`,
              title: 'What is a sticky session?',
              kept: true,
              why: 'it was asked in 2 interviews',
            },
            { id: `${PACK}-91`, title: 'Name three kinds of proxies.', kept: false, why: '' },
          ]
        : [],
      duplicates:
        duplicate === undefined
          ? []
          : [
              {
                first: {
                  id: duplicate.id,
                  title: unrendered(duplicate.title_html),
                  title_html: duplicate.title_html,
                  answer_html: duplicate.model_answer_html,
                  pack_title: 'How the web works',
                },
                second: {
                  id: `${PACK}-35`,
                  title: 'How does a `CDN` decide that a copy is stale?',
                  title_html: html('How does a `CDN` decide that a copy is stale?'),
                  answer_html:
                    '<p>By the age that the origin allowed, and by asking it with the tag of the copy.</p>',
                  pack_title: 'this list',
                },
                titles: 0.58,
                answers: 0.74,
                decision: decisions.get(`${PACK}-35`) ?? null,
              },
            ],
      notes: [
        {
          line: 14,
          code: 'chat-remnant',
          message: 'This looks like something a chat program said, not like an answer. It is kept as it is.',
          text: 'Certainly! Here is a detailed explanation of load balancing:',
        },
        {
          line: 34,
          code: 'truncated',
          message: 'The text breaks off here.',
          text: 'A good shard key spreads the load evenly and keeps what is read together on the',
        },
        { line: 48, code: 'no-answer', message: 'This question has no answer below it.', text: null },
      ],
      replaces: known() ? PACK : null,
    };
  };

  return {
    preview_import: ({ path, choices }) => {
      if (choices !== null) remembered.set(path, choices);
      return preview(path);
    },
    decide_import_duplicate: ({ path, second, decision }) => {
      decisions.set(second, decision);
      return preview(path);
    },
    take_import: ({ path, hash, title }) => {
      const list = preview(path);
      if (list.hash !== hash) fail('invalid', 'The file has changed since it was shown.', path);
      const rows = list.questions.filter((row) => decisions.get(row.id) !== 'leave_out');
      const card = {
        id: PACK,
        title,
        summary: `From ${path}`,
        kind: 'imported' as const,
        questions: rows.length,
        folder: null,
      };
      world.packs = [...world.packs.filter((pack) => pack.id !== PACK), card];
      world.questions = [
        ...world.questions.filter((question) => question.pack !== PACK),
        ...rows.map(imported),
      ];
      return card;
    },
  };
}

function lineOf([line, taken, text, because]: (typeof SEEN)[number], choices: ImportChoices): ImportLine {
  const put = choices.questions.includes(line);
  const out = choices.not_questions.includes(line);
  const otherwise: TakenAs = line > 12 && line < 73 ? 'sub_heading' : 'left_out';
  return {
    line,
    text,
    taken_as: put ? 'question' : out ? otherwise : taken,
    why: put ? 'taken by hand' : out ? 'taken out by hand' : because,
    chosen: put || out,
  };
}

function rowsOf(lines: ImportLine[], again: boolean): ImportRow[] {
  const heads = lines.filter((line) => line.taken_as === 'question');
  return heads.map(({ line, text }, n) => {
    const last_line = (heads[n + 1]?.line ?? 73) - 1;
    const changed = again && line === 22;
    return {
      id: `${PACK}-${line}`,
      number: /(\d+)\./.exec(text)?.[1] ?? null,
      title: text.replace(/^#*\s*(\d+\.)?\s*/, ''),
      first_line: line,
      last_line,
      has_answer: last_line > line,
      key_points: last_line > line ? 3 : 0,
      status: !again || line === 61 ? 'new' : changed ? 'changed' : 'unchanged',
      edited_here: again && line === 35,
      changes: changed ? ['title', 'answer'] : [],
      title_before: changed ? 'When do you shard a database?' : null,
    };
  });
}

function nothing(path: string, file: string): ImportPreview {
  return {
    path,
    file,
    hash: '0'.repeat(64),
    title: file,
    dialect: 'no questions recognised',
    confidence: 0,
    choices: { questions: [], not_questions: [], columns: null },
    columns: [],
    columns_used: null,
    lines: [],
    questions: [],
    gone: [],
    duplicates: [],
    notes: [],
    replaces: null,
  };
}

function imported(row: ImportRow): SimulatedQuestion {
  const says = [
    'The balancer asks each target at an interval whether it is well.',
    'A target that fails some checks in a row gets no new requests.',
    'Pros:',
  ];
  return {
    ...UNTOUCHED,
    id: row.id,
    pack: PACK,
    title_html: html(row.title),
    body_html: null,
    level: null,
    topics: ['system-design'],
    think: null,
    answer: null,
    key_points: says.slice(0, row.key_points).map((say, n) => ({
      id: `p${n + 1}`,
      weight: n === 0 ? 'core' : 'supporting',
      say,
      accept: [],
      probe: null,
      reviewed: false,
    })),
    traps: [],
    short_html: null,
    model_answer_html: row.has_answer
      ? '<p>The balancer asks each of its targets at an interval whether it is well. A target that fails some checks in a row gets no new requests; those under way are given time to finish.</p>'
      : null,
    shown_html: null,
    sources: [],
    provenance: `from questions.md, lines ${row.first_line} to ${row.last_line}`,
    samples: { low: null, middle: null, high: null },
  };
}
