import { expect, test } from 'vitest';
import { inWords } from './problems';

const [error, warning] = [{ severity: 'error' as const }, { severity: 'warning' as const }];

test.each([
  [[], 'Nothing to mend'],
  [[error], '1 mistake to mend'],
  [[warning, warning], '2 things to consider'],
  [[error, warning, error], '2 mistakes to mend and 1 thing to consider'],
])('%j is %s', (problems, words) => {
  expect(inWords(problems)).toBe(words);
});
