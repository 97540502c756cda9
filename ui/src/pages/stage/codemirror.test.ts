import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { changesOf } from './codemirror';
import { applyChange } from './edits';

test('the changes of a transaction, told one after another, give the text after it', () => {
  const check = (doc: string, changes: { from: number; to?: number; insert?: string }[]) => {
    const transaction = EditorState.create({ doc }).update({ changes });
    const told = changesOf(transaction.startState.doc, transaction.changes);
    expect(told.reduce(applyChange, doc)).toBe(transaction.newDoc.toString());
    return told;
  };
  check('', [{ from: 0, insert: 'a' }]);
  check('one\ntwo\nthree', [
    { from: 0, insert: '  ' },
    { from: 4, insert: '  ' },
    { from: 8, insert: '  ' },
  ]);
  check('abcdef', [
    { from: 0, to: 2 },
    { from: 3, to: 4, insert: '😀' },
    { from: 6, insert: '!' },
  ]);
  expect(check('a😀b', [{ from: 3, to: 4, insert: '\n' }])).toEqual([
    { offset: 3, removed: 'b', inserted: '\n' },
  ]);
});
