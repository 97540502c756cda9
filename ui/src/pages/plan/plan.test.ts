import { expect, test } from 'vitest';
import type { PlanSettings, PlanStart } from '../../backend/bindings';
import { BOUNDS, planFrom, remembered, toggled, unusual, within } from './plan';

const start: PlanStart = {
  settings: {
    packs: [],
    questions: [],
    topics: [],
    levels: [],
    count: 5,
    think: null,
    answer: null,
    mode: 'practice',
    seed: 4711,
    strict: false,
    takes: 1,
    extra_time: 100,
    clock: 'down',
    session_limit: null,
    manner: 'neutral',
    speak: false,
    probes: true,
    rubric: null,
  },
  packs: [{ id: 'node', title: 'Node.js', summary: '', kind: 'bundled', questions: 20, folder: null }],
  topics: [
    { topic: 'streams', questions: 3 },
    { topic: 'async', questions: 6 },
  ],
  levels: [{ level: 'junior', questions: 8 }],
  rubrics: [{ id: 'mine', title: 'Mine', version: 2, rows: 3, own: true }],
};

const last: PlanSettings = {
  packs: ['node', 'gone'],
  questions: ['one'],
  topics: ['streams', 'gone'],
  levels: ['junior', 'senior'],
  count: 8,
  think: 15_000,
  answer: null,
  mode: 'exam',
  seed: 1,
  strict: true,
  takes: 2,
  extra_time: 150,
  clock: 'hidden',
  session_limit: 900_000,
  manner: 'warm',
  speak: false,
  probes: true,
  rubric: null,
};

test('without a last plan, the proposal stands', () => {
  expect(planFrom(start, null)).toEqual(start.settings);
});

test('the last plan comes back without what is gone, and with a fresh seed', () => {
  expect(planFrom(start, remembered(last))).toEqual({
    ...last,
    packs: ['node'],
    topics: ['streams'],
    levels: ['junior'],
    questions: [],
    seed: 4711,
  });
});

test.each(['', '{', '[]', '7', 'null', '{"count":"many","think":-1,"mode":"war","topics":"all"}'])(
  'a file that someone spoiled gives the proposal: %s',
  (json) => {
    expect(planFrom(start, json)).toEqual(start.settings);
  },
);

test('numbers out of bounds are brought within them', () => {
  const plan = planFrom(start, JSON.stringify({ count: 9999, takes: 0, extra_time: 1, think: 1e12 }));
  expect(plan).toMatchObject({ count: 200, takes: 1, extra_time: 100, think: null });
});

test('questions chosen one by one are all asked, whatever was filtered last time', () => {
  const chosen = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect(planFrom(start, remembered(last), chosen)).toMatchObject({
    questions: chosen,
    count: 7,
    packs: [],
    topics: [],
    levels: [],
  });
  expect(planFrom(start, null, ['a'])).toMatchObject({ questions: ['a'], count: 1 });
});

test('toggling twice changes nothing but the order', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(toggled(['a', 'b'], 'a'), 'a').sort()).toEqual(['a', 'b']);
});

test('within keeps to its bounds and never invents a number', () => {
  expect(within(BOUNDS.count, 0, 5)).toBe(1);
  expect(within(BOUNDS.count, 7.4, 5)).toBe(7);
  expect(within(BOUNDS.count, Number.NaN, 5)).toBe(5);
  expect(within(BOUNDS.count, '7', 5)).toBe(5);
});

test('what is unusual is told, and nothing else', () => {
  expect(unusual(start.settings)).toEqual([]);
  expect(unusual(last)).toEqual([
    'clock hidden',
    'strict',
    '150 % time',
    '15 minutes in all',
    '2 tries',
    'warm interviewer',
  ]);
});
