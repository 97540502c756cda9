import { expect, test } from 'vitest';
import type { ReadinessView, SessionChanges, TopicReadiness } from '../../backend/bindings';
import { changesWords, dayWords, firstDay, inDays, nextStep, readyWords } from './words';

const ready = (share: number, low: number, high: number): ReadinessView => ({ share, low, high });
const topic = (more: Partial<TopicReadiness>): TopicReadiness => ({
  topic: 'streams',
  questions: 9,
  asked: 9,
  due: 0,
  readiness: ready(0.9, 0.7, 0.97),
  ...more,
});

test('what is ready is said with how far it is known', () => {
  expect(readyWords(ready(0.623, 0.41, 0.788))).toBe('62 %, between 41 and 79 %');
});

test('each topic says what to do next', () => {
  const check = (more: Partial<TopicReadiness>, expected: string): void =>
    expect(nextStep(topic(more))).toBe(expected);
  check({ readiness: null, asked: 0 }, 'Too little to say: ask 3 more questions.');
  check({ readiness: null, asked: 2 }, 'Too little to say: ask 1 more question.');
  check({ readiness: null, asked: 1, questions: 2 }, 'Too few questions in the bank to tell.');
  check({ due: 1 }, '1 key point is due.');
  check({ due: 4 }, '4 key points are due.');
  check({ asked: 4, readiness: ready(0.5, 0.1, 0.9) }, 'Ask 3 new questions to know more.');
  check({}, 'Nothing is due.');
  check({ asked: 7, readiness: ready(0.5, 0.4, 0.6) }, '2 questions not asked yet.');
  check({ readiness: ready(0.5, 0.4, 0.6) }, 'Practise what was missed.');
});

test('what a session changed is one sentence', () => {
  const point = { question: 'q', title: '', say: '', before: 'again', now: 'good' } as const;
  const none: SessionChanges = {
    session: 's',
    day: '2026-11-20',
    gained: [],
    lost: [],
    first: 0,
    first_said: 0,
    same: 0,
  };
  expect(changesWords(none)).toBe('Nothing in it could be rated.');
  expect(
    changesWords({ ...none, gained: [point], lost: [point, point], same: 3, first: 2, first_said: 1 }),
  ).toBe(
    '1 key point better than before, 2 less well, 3 as before, 2 asked for the first time, 1 of them said.',
  );
});

test('days are said as people do, and a period counts today', () => {
  expect(dayWords('2026-11-21')).toBe('Saturday, 21 November');
  expect([inDays(0), inDays(1), inDays(12)]).toEqual(['today', 'tomorrow', 'in 12 days']);
  const today = new Date(2026, 10, 21, 23, 30);
  expect([firstDay('30', today), firstDay('all', today)]).toEqual(['2026-10-23', null]);
});
