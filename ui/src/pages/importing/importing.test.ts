import { expect, test } from 'vitest';
import type { ImportRow } from '../../backend/bindings';
import { foundIn, lines, notesByLine, sureness } from './importing';

const row = (has_answer: boolean): ImportRow => ({
  id: 'q',
  number: null,
  title: 't',
  first_line: 1,
  last_line: 2,
  has_answer,
  key_points: 0,
  status: 'new',
  edited_here: false,
  changes: [],
  title_before: null,
});

test('what was found is said in a sentence', () => {
  expect(foundIn({ questions: [row(true)] })).toBe('1 question, with its answer.');
  expect(foundIn({ questions: [row(true), row(true)] })).toBe('2 questions, each with its answer.');
  expect(foundIn({ questions: [row(false), row(false)] })).toBe('2 questions, none with an answer.');
  expect(foundIn({ questions: [row(true), row(false)] })).toBe('2 questions, 1 of them without an answer.');
});

test('less agreement never sounds surer', () => {
  const said = [1, 0.9, 0.8, 0.7, 0.5, 0.4, 0.1, 0].map(sureness);
  const inOrder = [...new Set(said)];
  expect(inOrder).toHaveLength(4);
  expect(said.map((words) => inOrder.indexOf(words))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
});

test('one line is one line', () => {
  expect(lines(48, 48)).toBe('line 48');
  expect(lines(12, 30)).toBe('lines 12 to 30');
});

test('a note stands at the line it belongs to: its own, or the one above', () => {
  const note = (line: number) => ({ line, code: 'truncated', message: 'm', text: null });
  const by = notesByLine([{ line: 3 }, { line: 9 }], [note(0), note(3), note(8), note(9)]);
  expect([...by].map(([line, found]) => [line, found.map((note) => note.line)])).toEqual([
    [3, [3, 8]],
    [9, [9]],
  ]);
});
