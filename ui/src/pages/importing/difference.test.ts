import { expect, test } from 'vitest';
import type { ImportRow } from '../../backend/bindings';
import { differences, inShort } from './difference';

const row = (id: string, more: Partial<ImportRow>): ImportRow => ({
  id,
  number: null,
  title: `What is ${id}?`,
  first_line: 1,
  last_line: 2,
  has_answer: true,
  key_points: 1,
  status: 'unchanged',
  edited_here: false,
  changes: [],
  title_before: null,
  ...more,
});

const LIST = {
  questions: [
    row('a', { status: 'new' }),
    row('b', { status: 'changed', changes: ['title', 'answer'], title_before: 'Old?', edited_here: true }),
    row('c', {}),
    row('d', { edited_here: true }),
    row('e', { status: 'back' }),
    row('f', { status: 'left_out' }),
  ],
  gone: [
    { id: 'g', title: 'G?', kept: true, why: 'you edited it' },
    { id: 'h', title: 'H?', kept: false, why: '' },
  ],
};

test('everything that does not simply stay is told, with what becomes of it', () => {
  expect(differences(LIST).map(({ id, kind, words }) => [id, kind, words])).toEqual([
    ['a', 'new', ''],
    ['b', 'changed', 'another title and answer; what you changed stays'],
    ['d', 'kept', 'edited here; what you changed stays'],
    ['e', 'back', 'it was set aside'],
    ['f', 'left_out', 'you left it out as a duplicate'],
    ['g', 'gone', 'set aside, because you edited it'],
    ['h', 'gone', 'removed'],
  ]);
});

test('each question is counted once', () => {
  expect(inShort(LIST)).toBe(
    '1 new, 1 changed, 2 gone, 1 back again, 1 left out, 2 as before. 2 questions you edited here keep your words.',
  );
  expect(inShort({ questions: [], gone: [] })).toBe('Nothing.');
});
