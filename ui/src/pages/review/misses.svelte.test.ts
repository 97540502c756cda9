import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PointMark, TimelineView } from '../../backend/bindings';
import { MissRun } from './misses.svelte';
import { Reel } from './reel.svelte';

const points: PointMark[] = [
  { id: 'untouched', counts: 'missed', miss: true, spans: [], near: null },
  { id: 'said', counts: 'covered', miss: false, spans: [], near: null },
  {
    id: 'near',
    counts: 'partly',
    miss: true,
    spans: [],
    near: { said: 'the poll', time: { from: 3000, to: 3400 } },
  },
];
const view = {
  length: 8000,
  review: { reveal: { points: points.map(({ id }) => ({ id, say: `Say ${id}.` })) } },
} as unknown as TimelineView;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function started() {
  const reel = new Reel([], 8000);
  const looked: string[] = [];
  const run = new MissRun(reel, (point) => looked.push(point));
  const done = run.start({ question: 'What waits?', view, points, voice: false });
  return { reel, run, looked, done };
}

/** What is shown, until something else is. */
async function shown(run: MissRun): Promise<string> {
  const now = run.caption;
  for (let i = 0; i < 200 && run.caption === now; i++) await vi.advanceTimersByTimeAsync(100);
  return now === null ? 'nothing' : `${now.number} of ${now.count}, ${now.part}: ${now.text}`;
}

test('for each miss the question, the nearest words and the model sentence are played', async () => {
  const { reel, run, looked, done } = started();
  expect(await shown(run)).toBe('1 of 2, question: What waits?');
  expect(reel.playing, 'the nearest words are heard').toBe(true);
  expect(reel.at).toBeGreaterThanOrEqual(2000);
  expect(await shown(run)).toBe('1 of 2, words: “the poll”');
  expect(reel.playing, 'and no more than they').toBe(false);
  expect(await shown(run)).toBe('1 of 2, model: Say near.');
  expect(await shown(run)).toBe('2 of 2, question: What waits?');
  expect(await shown(run)).toBe('2 of 2, words: Not touched.');
  expect(await shown(run)).toBe('2 of 2, model: Say untouched.');
  expect(await done).toBe(true);
  expect([run.running, looked]).toEqual([false, ['near', 'untouched']]);
});

test('one can go on to the next, and stop', async () => {
  const { reel, run, looked, done } = started();
  await shown(run);
  run.next();
  await vi.advanceTimersByTimeAsync(0);
  expect(run.caption?.number).toBe(2);
  expect(reel.playing).toBe(false);
  run.stop();
  expect(await done).toBe(false);
  expect([run.running, looked]).toEqual([false, ['near', 'untouched']]);
});
