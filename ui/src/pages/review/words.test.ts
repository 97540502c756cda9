import { expect, test } from 'vitest';
import { changeInWords, meetings } from './words';

test('words that met in the same way stand together', () => {
  const met = (said: string, phrasing: string, kind: 'same' | 'stem' | 'heard_alike') => ({
    said,
    phrasing,
    kind,
    at: null,
  });
  expect(
    meetings([
      met('poll', 'poll', 'same'),
      met('Phase', 'phase', 'same'),
      met('runs', 'run', 'stem'),
      met('poll', 'poll', 'same'),
      met('reddis', 'Redis', 'heard_alike'),
    ]),
  ).toEqual([
    { how: 'the same word', words: ['“poll”', '“Phase”'] },
    { how: 'the same stem', words: ['“runs” for “run”'] },
    { how: 'heard alike', words: ['“reddis” for “Redis”'] },
  ]);
  expect(meetings([])).toEqual([]);
});

test('a change says what it was about', () => {
  expect(changeInWords({ kind: 'fell_back', device: 'Built in' })).toBe('Went on with Built in');
  expect(changeInWords({ kind: 'away', gap: 'asleep', wall: 61_000 })).toBe(
    'The machine slept for 1 min 1 s',
  );
  expect(changeInWords({ kind: 'ended', end: 'disk_full' })).toBe(
    'The recording was closed: the disk was full',
  );
});
