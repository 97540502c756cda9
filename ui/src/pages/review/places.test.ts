import { expect, test } from 'vitest';
import type { PointMark, TimelineView } from '../../backend/bindings';
import { around, axisTime, missesInOrder, nextLoop, nextMiss, percent, sessionTime, textAt } from './places';

const point = (id: string, from: number | null, miss = true): PointMark => ({
  id,
  counts: miss ? 'missed' : 'covered',
  miss,
  spans: miss || from === null ? [] : [{ from, to: from + 100 }],
  near: from === null ? null : { said: id, time: { from, to: from + 100 } },
});
const points = [
  point('late', 9000),
  point('untouched', null),
  point('said', 100, false),
  point('early', 500),
];

test('misses go by time, and what was not touched comes last', () => {
  expect(missesInOrder(points).map(({ id }) => id)).toEqual(['early', 'late', 'untouched']);
});

test('from the last miss one comes to the first again', () => {
  const check = (from: string | null, step: 1 | -1, expected: string | null) =>
    expect(nextMiss(points, from, step)?.id ?? null, `${from} ${step}`).toBe(expected);
  check(null, 1, 'early');
  check(null, -1, 'untouched');
  check('early', 1, 'late');
  check('late', 1, 'untouched');
  check('untouched', 1, 'early');
  check('early', -1, 'untouched');
  check('said', 1, 'early');
  expect(nextMiss([], null, 1)).toBeNull();
});

test('a moment of a search leads to its place on the axis', () => {
  const view = {
    stretches: [
      { from: 0, length: 1000, begun: 5000 },
      { from: 1000, length: 500, begun: 9000 },
    ],
    clips: [{ recording: 'r', from: 1000, length: 500 }],
    typed: [
      { range: { from: 0, to: 3 }, time: { from: 40, to: 50 } },
      { range: { from: 4, to: 9 }, time: { from: 70, to: 90 } },
    ],
  } as unknown as TimelineView;
  const check = (moment: Parameters<typeof axisTime>[1], expected: number | null): void =>
    expect(axisTime(view, moment), JSON.stringify(moment)).toBe(expected);
  check({ recording: 'r', at: 100 }, 1100);
  check({ recording: 'r', at: 900 }, 1500);
  check({ recording: 'of another take', at: 0 }, null);
  check({ place: 0 }, 40);
  check({ place: 4 }, 70);
  check({ place: 99 }, null);
  check({ session: 5100 }, 100);
  check({ session: 8000 }, 1000);
  check({ session: 100 }, null);
});

test('a moment of the answer has its place in the session', () => {
  const stretches = [
    { from: 0, length: 1000, begun: 5000 },
    { from: 1000, length: 500, begun: 9000 },
  ];
  const check = (at: number, expected: number) => expect(sessionTime(stretches, at), `${at}`).toBe(expected);
  check(0, 5000);
  check(999, 5999);
  check(1000, 9000);
  check(1200, 9200);
  check(7000, 9500);
  expect(sessionTime([], 5)).toBeNull();
});

test('a typed answer is replayed with what was taken back', () => {
  const edits = [
    { at: 100, offset: 0, removed: 0, inserted: 'teh poll' },
    { at: 300, offset: 0, removed: 3, inserted: 'the' },
    { at: 900, offset: 8, removed: 0, inserted: ' phase' },
  ];
  expect(textAt(edits, 99)).toEqual({ text: '', caret: 0 });
  expect(textAt(edits, 100)).toEqual({ text: 'teh poll', caret: 8 });
  expect(textAt(edits, 500)).toEqual({ text: 'the poll', caret: 3 });
  expect(textAt(edits, 5000)).toEqual({ text: 'the poll phase', caret: 14 });
});

test('the loop key loops what is looked at, or from one press to the next', () => {
  const none = { mark: null, loop: null };
  const span = { from: 10, to: 900 };
  expect(nextLoop(none, 5, span)).toEqual({ mark: null, loop: span });
  expect(nextLoop({ mark: null, loop: span }, 5, span)).toEqual(none);
  expect(nextLoop(none, 5000, null)).toEqual({ mark: 5000, loop: null });
  expect(nextLoop({ mark: 5000, loop: null }, 2000, null)).toEqual({
    mark: null,
    loop: { from: 2000, to: 5000 },
  });
  expect(nextLoop({ mark: 5000, loop: null }, 5010, null)).toEqual(none);
});

test('words are heard in their place, and the time to think stands before the answer', () => {
  expect(around({ from: 400, to: 900 }, 1500)).toEqual({ from: 0, to: 1500 });
  expect(around({ from: 4000, to: 5000 }, 9000)).toEqual({ from: 3000, to: 5800 });
  expect(percent({ think: 1000, length: 3000 }, 0)).toBe(25);
  expect(percent({ think: 0, length: 0 }, 0)).toBe(0);
});
