import { expect, test } from 'vitest';
import type { ImportChoices, ImportLine } from '../../backend/bindings';
import { decided, flipped } from './choices';

const NONE: ImportChoices = { questions: [], not_questions: [], columns: null };

const line = (n: number, taken_as: ImportLine['taken_as'], chosen = false): ImportLine => ({
  line: n,
  text: 't',
  taken_as,
  why: 'w',
  chosen,
});

test('a question is taken out, and anything else is taken in', () => {
  expect(flipped(NONE, line(4, 'question')).not_questions).toEqual([4]);
  expect(flipped(NONE, line(4, 'sub_heading')).questions).toEqual([4]);
  expect(flipped(NONE, line(4, 'left_out')).questions).toEqual([4]);
});

test('flipping what one flipped takes the choice back', () => {
  const out = flipped(NONE, line(4, 'question'));
  expect(flipped(out, line(4, 'sub_heading', true))).toEqual(NONE);
  const put = flipped(NONE, line(4, 'left_out'));
  expect(flipped(put, line(4, 'question', true))).toEqual(NONE);
});

test('other choices stay, in the order of the lines, and the columns with them', () => {
  const columns = { question: 1, answer: null, level: null, topics: null, header: true };
  const choices = { questions: [9], not_questions: [2], columns };
  const next = flipped(choices, line(4, 'left_out'));
  expect(next).toEqual({ questions: [4, 9], not_questions: [2], columns });
  expect(decided(next)).toBe(3);
});
