import { expect, test } from 'vitest';
import { aboutLength, clock, length, readLength, when } from './time';

test.each([
  [0, '0:00'],
  [1, '0:01'],
  [1000, '0:01'],
  [84_000, '1:24'],
  [600_000, '10:00'],
  [3_725_000, '1:02:05'],
])('%d ms on a clock is %s', (ms, shown) => {
  expect(clock(ms)).toBe(shown);
});

test('what a clock shows is read as the same length', () => {
  for (let seconds = 0; seconds < 3600; seconds += 7) {
    expect(readLength(clock(seconds * 1000))).toBe(seconds * 1000);
  }
});

test.each([
  ['90', 90_000],
  [' 1:30 ', 90_000],
  ['90 s', 90_000],
  ['2 min', 120_000],
  ['1 min 30 s', 90_000],
  ['1m30s', 90_000],
  ['', null],
  ['soon', null],
  ['1:75', null],
  ['-3', null],
])('%j is read as %s', (text, ms) => {
  expect(readLength(text)).toBe(ms);
});

test.each([
  [1000, '1 second'],
  [30_000, '30 seconds'],
  [60_000, '1 minute'],
  [90_000, '1 min 30 s'],
  [120_000, '2 minutes'],
])('%d ms in words is %s', (ms, words) => {
  expect(length(ms)).toBe(words);
});

test.each([
  [20_000, 'under a minute'],
  [750_000, 'about 13 minutes'],
  [60_000, 'about 1 minute'],
  [5_400_000, 'about 1½ hours'],
])('%d ms is roughly %s', (ms, words) => {
  expect(aboutLength(ms)).toBe(words);
});

const now = new Date(2026, 10, 21, 14, 30);

test.each([
  [new Date(2026, 10, 21, 14, 29, 40), 'just now'],
  [new Date(2026, 10, 21, 9, 5), 'today, 9:05'],
  [new Date(2026, 10, 20, 23, 59), 'yesterday, 23:59'],
  [new Date(2026, 10, 17, 18, 0), 'Tuesday, 18:00'],
  [new Date(2026, 2, 3, 18, 0), '3 March'],
  [new Date(2025, 2, 3, 18, 0), '3 March 2025'],
])('%s is said as %s', (then, words) => {
  expect(when(then.toISOString(), now)).toBe(words);
});

test('a time that is none is shown as it came', () => {
  expect(when('whenever', now)).toBe('whenever');
});
