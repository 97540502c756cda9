import { expect, test } from 'vitest';
import { changeInWords } from './told';

test('a change says what it was about', () => {
  expect(changeInWords({ kind: 'fell_back', device: 'Built in' })).toBe('Went on with Built in');
  expect(changeInWords({ kind: 'away', gap: 'asleep', wall: 61_000 })).toBe(
    'The machine slept for 1 min 1 s',
  );
  expect(changeInWords({ kind: 'missing', length: 12_000 })).toBe(
    'Not kept, as the disk did not answer: 12 seconds of what was said',
  );
  expect(changeInWords({ kind: 'ended', end: 'disk_full' })).toBe(
    'The recording was closed: the disk was full',
  );
});
