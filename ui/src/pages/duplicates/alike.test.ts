import { expect, test } from 'vitest';
import { alikeness } from './alike';

test.each([
  [0.95, 0.9, 'The titles ask the same; the answers are nearly the same.'],
  [0.7, 0.55, 'The titles ask much the same; the answers are alike.'],
  [0.4, 0.1, 'The titles share words; the answers are not alike.'],
  [0.95, null, 'The titles ask the same; there are no two answers to compare.'],
])('titles %d, answers %s', (titles, answers, words) => {
  expect(alikeness({ titles, answers })).toBe(words);
});
