import { expect, test } from 'vitest';
import { FORMATS, fileName } from './exporting';

test.each([
  ['Node.js, whole', 'node-js-whole.md'],
  ['  “Was ist Größe?”', 'was-ist-große.md'],
  ['Café / été', 'cafe-ete.md'],
  ['数据库', '数据库.md'],
  ['../../etc/passwd', 'etc-passwd.md'],
  ['?!', 'questions.md'],
])('%j is written to %s', (title, name) => {
  expect(fileName(title, 'native')).toBe(name);
});

test('a long title ends before it becomes a burden, and never in a dash', () => {
  const name = fileName('word '.repeat(40), 'json');
  expect(name.length).toBeLessThanOrEqual(65);
  expect(name).not.toMatch(/-\./);
});

test('each format has words and an ending of its own', () => {
  expect(new Set(FORMATS.map((row) => row.ending)).size).toBe(FORMATS.length);
});
