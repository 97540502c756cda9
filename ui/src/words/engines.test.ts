import { expect, test } from 'vitest';
import { engineInWords, isSameEngine } from './engines';

test('an engine is named in words, with its version and its model', () => {
  const words = { name: 'words-and-vectors', version: '3' };
  const both = { name: 'words-vectors-and-sentences', version: '3+53aa5117' };
  expect(engineInWords(words)).toBe('words and vectors 3');
  expect(engineInWords(both)).toBe('words, vectors and sentences 3 with model 53aa5117');
  expect(engineInWords({ name: 'lexical', version: '1' })).toBe('lexical 1');
  expect([isSameEngine(words, { ...words }), isSameEngine(words, { ...words, version: '4' })]).toEqual([
    true,
    false,
  ]);
});
