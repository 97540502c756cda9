import { expect, test } from 'vitest';
import { meetings } from './why';

test('words that met in the same way stand together', () => {
  const met = (said: string, phrasing: string, kind: 'same' | 'stem' | 'heard_alike') => ({
    said,
    phrasing,
    kind,
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
