import { expect, test } from 'vitest';
import type { InterviewView } from '../../backend/bindings';
import { pauseCue, stageCue } from './cues';

const clock = { budget: 30_000, used: 0, left: 30_000, overtime: 0 };
const question = {
  item: 1,
  title_html: 'What does <code>async</code> change?',
  body_html: null,
  level: null,
  topics: [],
};
const view: InterviewView = {
  session: 's',
  title: 't',
  mode: 'practice',
  clock_style: 'down',
  strict: false,
  line: 'Next question.',
  position: 2,
  of: 5,
  paused: false,
  running: true,
  whole: clock,
  at: 0,
  stage: { kind: 'thinking', question, clock, notes: '', may_park: true },
};

test('a question is said with its number, its words and its time', () => {
  expect(stageCue(view)).toBe(
    'Next question. Question 2 of 5. What does async change? You have 30 seconds to think.',
  );
});

test('a hidden clock is not said either', () => {
  expect(stageCue({ ...view, clock_style: 'hidden' })).toBe(
    'Next question. Question 2 of 5. What does async change?',
  );
});

test('a question that a pause covers is not said, and is when the clock goes on', () => {
  const paused = { ...view, paused: true, running: false };
  expect(stageCue(paused)).toBe(
    'Question 2 of 5. Paused. The clock stands still, and the question is covered.',
  );
  expect(pauseCue(paused)).not.toContain('async');
  expect(pauseCue(view)).toBe('Going on. What does async change? You have 30 seconds left.');
  expect(pauseCue({ ...view, clock_style: 'hidden' })).toBe('Going on. What does async change?');
});
