import { expect, test } from 'vitest';
import type { WhatGoes } from '../../backend/bindings';
import { day, deletionInWords, goesInWords, staysInWords } from './going';

const what = { session: 's', item: null, sound_only: false };
const goes: WhatGoes = { what, title: 'Node.js', answers: 0, files: 0, sound: 0, bytes: 0, transcripts: 0 };

test.each([
  [goes, 'nothing but its name and times'],
  [{ ...goes, answers: 1 }, '1 answer'],
  [
    { ...goes, answers: 2, files: 1, sound: 120_000, bytes: 4_800_000, transcripts: 1 },
    '2 answers, 1 recording of 2 minutes (4.8 MB) and 1 transcript',
  ],
])('what goes is said', (given, words) => {
  expect(goesInWords(given)).toBe(words);
});

test('what is deleted and what stays is named', () => {
  expect(deletionInWords(what)).toBe('the session');
  expect(deletionInWords({ ...what, item: 1, sound_only: true })).toBe('the sound of answer 2');
  expect(staysInWords(what)).toBe('Nothing of it stays.');
  expect(staysInWords({ ...what, item: 0 })).toContain('your judgements');
});

test('a moment to come has its day and its time', () => {
  expect(day(new Date(2026, 10, 22, 14, 2).toISOString())).toBe('22 November, 14:02');
  expect(day('whenever')).toBe('whenever');
});
