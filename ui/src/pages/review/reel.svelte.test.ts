import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Reel } from './reel.svelte';

const clip = (from: number, length: number) => ({
  recording: `r${from}`,
  from,
  length,
  origin: 'Built in',
  removed: true,
  probe: null,
  words: [],
  transcript: null,
});

// The sound of both was deleted: time passes all the same.
const reel = () => new Reel([clip(0, 1000), clip(1000, 500)], 1500);

beforeEach(
  () => void vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] }),
);
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('one recording follows the other, and the end is the end', async () => {
  const it = reel();
  await it.play();
  await pass(600);
  expect(it.at).toBeGreaterThan(500);
  expect(it.at).toBeLessThan(700);
  await pass(600);
  expect(it.at).toBeGreaterThan(1050);
  expect(it.playing).toBe(true);
  await pass(600);
  expect([it.at, it.playing]).toEqual([1500, false]);
  await it.play();
  expect(it.at).toBeLessThan(100);
});

test('a place is found in its recording, whether it plays or not', async () => {
  const it = reel();
  it.seek(1200);
  expect([it.at, it.playing]).toEqual([1200, false]);
  await it.play(200);
  it.seek(1100);
  expect(it.playing).toBe(true);
  it.seek(-5);
  expect(it.at).toBe(0);
  it.seek(99_000);
  expect(it.at).toBe(1500);
});

test('a span is played to its end, across recordings; or given up', async () => {
  const it = reel();
  const whole = it.playSpan({ from: 900, to: 1200 });
  await pass(500);
  expect(await whole).toBe(true);
  expect(it.playing).toBe(false);
  expect(it.at).toBeGreaterThanOrEqual(1200);
  const broken = it.playSpan({ from: 0, to: 1000 });
  await pass(100);
  it.pause();
  expect(await broken).toBe(false);
});

test('a loop comes back to its beginning, at the end of the answer as well', async () => {
  const it = reel();
  it.loop = { from: 1300, to: 1500 };
  await it.play(1300);
  await pass(1000);
  expect(it.playing).toBe(true);
  expect(it.at).toBeGreaterThanOrEqual(1300);
  it.loop = { from: 100, to: 300 };
  await it.play(100);
  await pass(900);
  expect(it.at).toBeLessThan(400);
  it.close();
  expect(it.playing).toBe(false);
});
