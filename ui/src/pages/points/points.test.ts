import { expect, test } from 'vitest';
import type { KeyPoint } from '../../backend/bindings';
import { freshId, nextUnreviewed, phrasings } from './points';

const point = (id: string, reviewed = true): KeyPoint => ({
  id,
  weight: 'core',
  say: 'x',
  accept: [],
  probe: null,
  reviewed,
});

test.each([
  ['one\ntwo', ['one', 'two']],
  ['  - one \n\n* two\n• one', ['one', 'two']],
  ['-5 is negative', ['-5 is negative']],
  ['', []],
])('%j holds %j', (text, ways) => {
  expect(phrasings(text)).toEqual(ways);
});

test.each([
  ['a new one follows', [true, false, false], 1, 2],
  ['it goes round', [false, true, true], 1, 0],
  ['itself is the last to be offered', [true, false, true], 1, 1],
  ['none is left', [true, true], 0, undefined],
  ['there is none at all', [], 0, undefined],
])('%s', (_, reviewed, from, next) => {
  expect(
    nextUnreviewed(
      reviewed.map((done, n) => point(`p${n}`, done)),
      from,
    ),
  ).toBe(next);
});

test('a new point never takes the name of another', () => {
  expect(freshId([])).toBe('p1');
  expect(freshId([point('p2'), point('x')])).toBe('p3');
  expect(freshId([point('p3'), point('p1')])).toBe('p4');
});
