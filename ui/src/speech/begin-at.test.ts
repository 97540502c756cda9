import { expect, test } from 'vitest';
import { beginAt, takeBeginning } from './begin-at';

test('the recording that was asked for begins there, once', () => {
  expect(takeBeginning('a')).toBeNull();
  beginAt('a', 7250);
  expect(takeBeginning('b')).toBeNull();
  expect(takeBeginning('a')).toBe(7250);
  expect(takeBeginning('a')).toBeNull();
});
