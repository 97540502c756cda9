import type { Judgement, PlanSettings } from '../bindings';
import type { SimulatedHearing } from './hearing';
import { Machine } from './machine';
import type { PlannedItem } from './planning';
import type { World } from './world';

const SETTINGS: PlanSettings = {
  packs: ['web'],
  questions: [],
  topics: [],
  levels: [],
  count: 4,
  think: null,
  answer: null,
  mode: 'practice',
  seed: 4711,
  strict: false,
  takes: 2,
  extra_time: 100,
  clock: 'down',
  session_limit: null,
  manner: 'neutral',
  speak: false,
  probes: true,
  rubric: null,
};

const CACHING = `I would split it. Scripts and pictures get a fingerprint in their file name, so the name changes with its content and they can be cached for a year.

The page itself is different: no-cache means it is not stored, so the browser always gets the new price. If nothing has changed, the server replies not modified.

\`\`\`
Cache-Control: no-cache
\`\`\``;

const LOOP = `First everything that stands there is run, so "now" comes first. Then the promise jobs, they run after each callback before the loop goes on. Then timers.`;

const ADDRESS = `The name is looked up, a connection is opened, TLS, then the request. The answer names what happens first: DNS.`;

const SPOKEN_LOOP =
  'Well first the script that stands there is run to its end so now is printed before anything else. Um then the promise jobs they all run after each callback before the loop goes on. And the timers come last I think with the macrotask queue one at a time.';

const SPOKEN_ADDRESS =
  'The browser looks up the name so that is DNS and then it opens a connection with TLS and sends the request.';

/** Interviews that were held before, so that History has something to show. */
export function pastInterviews(world: World, hearing: SimulatedHearing): Machine[] {
  if (world.questions.length < 4) return [];
  const planned: PlannedItem[] = world.questions
    .slice(0, 4)
    .map((question) => ({ question, think: question.think ?? 30_000, answer: question.answer ?? 120_000 }));
  return [
    practice(world, planned),
    spoken(world, planned.slice(1, 3), hearing),
    exam(world, planned.slice(1)),
  ];
}

const daysAgo = (days: number, hour: number): string => {
  const day = new Date(Date.now() - days * 86_400_000);
  day.setHours(hour, 12, 0, 0);
  return day.toISOString();
};

function practice(world: World, planned: PlannedItem[]): Machine {
  const held = {
    id: 'past-practice',
    title: 'How the web works',
    started: daysAgo(1, 18),
    settings: SETTINGS,
    rows: world.rubric.rows,
    rubricTitle: world.rubric.title,
  };
  const it = new Machine(held, planned);
  answer(it, 0, CACHING, 24_000, 131_000);
  judge(it, 0, ['said', 'said', 'partly', 'didnt', 'didnt']);
  score(it, 0, [2, 3, 3]);
  it.act({ do: 'lock', item: 0 }, now);
  it.act({ do: 'overrule', item: 0, key_point: 'etag', verdict: 'covered' }, now);
  it.act({ do: 'move_on' }, now);
  answer(it, 1, LOOP, 20_000, 64_000);
  judge(it, 1, ['didnt', 'said', 'didnt']);
  score(it, 1, [3, 2, 3]);
  it.act({ do: 'lock', item: 1 }, now);
  it.act({ do: 'move_on' }, now);
  it.advance(it.at + 12_000);
  it.act({ do: 'skip' }, now);
  it.act({ do: 'move_on' }, now);
  it.advance(it.at + 9_000);
  it.act({ do: 'end_early' }, now);
  it.reviewNotes.push(
    {
      item: 0,
      note: { text: 'Look up no-store again, and say it in one sentence.', made: daysAgo(0, 8), place: null },
    },
    {
      item: null,
      note: { text: 'Think time helped. Keep the 30 seconds.', made: daysAgo(0, 8), place: null },
    },
  );
  return it;
}

function exam(world: World, planned: PlannedItem[]): Machine {
  const held = {
    id: 'past-exam',
    title: 'How the web works',
    started: daysAgo(6, 9),
    settings: { ...SETTINGS, mode: 'exam' as const, count: 3, strict: true, takes: 1 },
    rows: world.rubric.rows,
    rubricTitle: world.rubric.title,
  };
  const it = new Machine(held, planned);
  answer(it, 0, LOOP, 20_000, 70_000);
  answer(it, 1, ADDRESS, 18_000, 58_000);
  it.advance(it.at + 20_000);
  it.act({ do: 'skip' }, now);
  it.act({ do: 'end_early' }, now);
  return it;
}

function spoken(world: World, planned: PlannedItem[], hearing: SimulatedHearing): Machine {
  const held = {
    id: 'past-spoken',
    title: 'How the web works',
    started: daysAgo(3, 17),
    settings: { ...SETTINGS, count: 2, speak: true },
    rows: world.rubric.rows,
    rubricTitle: world.rubric.title,
  };
  const it = new Machine(held, planned);
  for (const [item, said] of [SPOKEN_LOOP, SPOKEN_ADDRESS].entries()) {
    it.advance(it.at + 18_000);
    it.edit(item, 'notes', [{ offset: 0, removed: '', inserted: 'jobs before timers', ago: 0 }]);
    it.act({ do: 'begin_answer' }, now);
    const one = hearing.record(said);
    it.spoken({ ...one, begun: it.at });
    it.advance(it.at + (one.length ?? 0));
    it.act({ do: 'done' }, now);
    judge(it, item, ['said', 'partly', 'said']);
    score(it, item, [2, 3, 2]);
    it.act({ do: 'lock', item }, now);
    it.act({ do: 'move_on' }, now);
  }
  const place = (it.items[0]?.takes[0]?.begun ?? 0) + 9_000;
  it.reviewNotes.push({ item: 0, note: { text: 'Slower here.', made: daysAgo(0, 8), place } });
  return it;
}

const now = (): string => new Date().toISOString();

function answer(it: Machine, item: number, text: string, think: number, used: number): void {
  it.advance(it.at + think);
  if (it.where === 'thinking') it.act({ do: 'begin_answer' }, now);
  it.advance(it.at + 2_100);
  it.edit(item, 'notes', [{ offset: 0, removed: '', inserted: 'first the answer, then why', ago: 0 }]);
  it.edit(item, 'answer', [{ offset: 0, removed: '', inserted: text, ago: 0 }]);
  it.advance(it.at + used - 2_100);
  if (it.where === 'answering') it.act({ do: 'done' }, now);
}

function judge(it: Machine, item: number, judgements: Judgement[]): void {
  it.advance(it.at + 40_000);
  it.points(item).forEach(({ id }, index) => {
    it.act({ do: 'judge', item, key_point: id, judgement: judgements[index] ?? 'didnt' }, now);
  });
}

function score(it: Machine, item: number, levels: number[]): void {
  it.held.rows.forEach(({ id }, index) => {
    it.act({ do: 'score', item, row: id, level: levels[index] ?? 2 }, now);
  });
}
