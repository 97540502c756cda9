import { expect, test } from 'vitest';
import { rangeIn } from './places';

test.each([
  ['level: boss', 8, 4, 'boss'],
  ['level: boss', 1, 5, 'level'],
  ['👩‍🏫 teaches', 5, 7, 'teaches'],
  ['größe: x', 8, 1, 'x'],
  ['short', 3, 99, 'ort'],
  ['short', 99, 1, ''],
  ['', 1, 0, ''],
])('in %j, column %d for %d characters is %j', (line, column, length, marked) => {
  const { from, to } = rangeIn(line, column, length);
  expect(line.slice(from, to)).toBe(marked);
});
