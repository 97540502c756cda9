import { expect, test } from 'vitest';
import type { ItemReview, PlanSettings } from '../../backend/bindings';
import { fileName, settingsInWords, timesInWords } from './session-words';

const SETTINGS: PlanSettings = {
  packs: [],
  questions: [],
  topics: [],
  levels: [],
  count: 5,
  think: null,
  answer: null,
  mode: 'practice',
  seed: 7,
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

test('settings in one line, the usual left out', () => {
  expect(settingsInWords(SETTINGS)).toBe(
    'Practice, each question’s own time to think, each question’s own time to answer, overtime measured, seed 7.',
  );
  expect(
    settingsInWords({
      ...SETTINGS,
      mode: 'exam',
      think: 15_000,
      answer: 90_000,
      strict: true,
      takes: 2,
      extra_time: 150,
      clock: 'hidden',
      session_limit: 600_000,
      manner: 'curt',
      speak: false,
      probes: true,
      rubric: null,
    }),
  ).toBe(
    'Exam, 15 seconds to think, 1 min 30 s to answer, answers taken at the limit, 2 tries, 150 % of the time, ' +
      'clock hidden, 10 minutes for the whole, a curt interviewer, seed 7.',
  );
});

test('times of an answer', () => {
  const item: ItemReview = {
    question: { item: 0, title_html: '', body_html: null, level: null, topics: [] },
    outcome: 'answered',
    think: { budget: 30_000, used: 24_000, left: 6_000, overtime: 0 },
    answer: { budget: 120_000, used: 131_000, left: 0, overtime: 11_000 },
    takes: [{ text: 'x', used: 131_000, close: 'done', latency: 2100, probes: [], spoken: [] }],
    notes: '',
    times_parked: 1,
    locked: null,
    peeked: null,
    hinted: false,
    overall: null,
    overall_levels: [],
    to_judge: null,
    rows_to_score: [],
    reveal: null,
    review_notes: [],
  };
  expect(timesInWords(item)).toEqual([
    '24 seconds of 30 seconds to think',
    '2 min 11 s of 2 minutes to answer',
    '11 seconds over',
    'first words after 2 seconds',
    'parked once',
  ]);
  expect(timesInWords({ ...item, takes: [], times_parked: 0 })).toEqual([
    '24 seconds of 30 seconds to think',
  ]);
});

test('a file name that every system allows', () => {
  const check = (title: string, name: string) =>
    expect(fileName({ title, started: '2026-11-20T18:12:00Z' }, 'markdown')).toBe(name);
  check('How the web works', 'How the web works, 2026-11-20.md');
  check('../C:\\a*b?"<c>|d', 'C a b c d, 2026-11-20.md');
  check('...', 'Session, 2026-11-20.md');
  check('Fragen für später', 'Fragen für später, 2026-11-20.md');
  expect(fileName({ title: 'x', started: '2026-11-20T18:12:00Z' }, 'json')).toBe('x, 2026-11-20.json');
});
