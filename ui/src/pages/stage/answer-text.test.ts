import { expect, test } from 'vitest';
import { blocksOf, type Mark, markedPieces } from './answer-text';

const piecesOf = (text: string, marks: Mark[] = []) =>
  blocksOf(text, markedPieces(text, marks)).flatMap(({ pieces }) => pieces);

test('all pieces together are the answer, whatever the marks', () => {
  const text = 'The loop 😀 waits.\n\n```js\nawait x;\n```\nThen it goes on.\n';
  for (let from = 0; from <= text.length; from += 3) {
    for (let to = from; to <= text.length + 5; to += 7) {
      const marks = [
        { owner: 'a', from, to },
        { owner: 'b', from: 4, to: 20 },
      ];
      const together = piecesOf(text, marks).map((piece) => text.slice(piece.from, piece.to));
      expect(together.join(''), `${from} to ${to}`).toBe(text);
    }
  }
  expect(piecesOf('')).toEqual([]);
});

test('each character belongs to the marks that cover it, and to no others', () => {
  const text = 'abcdefghij\n```\nklm\n```\n';
  const marks = [
    { owner: 'a', from: 2, to: 6 },
    { owner: 'b', from: 4, to: 16 },
    { owner: 'a', from: 5, to: 8 },
    { owner: 'none', from: 3, to: 3 },
  ];
  for (const piece of piecesOf(text, marks)) {
    for (let at = piece.from; at < piece.to; at++) {
      const covering = new Set(marks.filter((m) => m.from <= at && at < m.to).map((m) => m.owner));
      expect(new Set(piece.owners), `at ${at}`).toEqual(covering);
    }
  }
});

test('fenced code is code, and its fences are told from its words', () => {
  const check = (text: string, expected: [boolean, string][]) => {
    const got = blocksOf(text, markedPieces(text, [])).map(({ code, pieces }) => [
      code,
      pieces.map(({ role, from, to }) => `${role[0]}:${text.slice(from, to)}`).join('|'),
    ]);
    expect(got).toEqual(expected);
  };
  check('a\n``` js \nb\nc\n```\nd', [
    [false, 'w:a\n'],
    [true, 'f:```|l: js|f: \n|w:b\nc\n|f:```\n'],
    [false, 'w:d'],
  ]);
  check('```\na\n```\n~~~\nb\n~~~', [
    [true, 'f:```|f:\n|w:a\n|f:```\n'],
    [true, 'f:~~~|f:\n|w:b\n|f:~~~'],
  ]);
  check('a\n```\nnever closed', [
    [false, 'w:a\n'],
    [true, 'f:```|f:\n|w:never closed'],
  ]);
  check('```\na\n~~~\nb\n```\n', [[true, 'f:```|f:\n|w:a\n~~~\nb\n|f:```\n']]);
});

test('pieces of any kind are cut at the fences, and a caret stays in its place', () => {
  const text = 'ab\n```\ncd\n```';
  const at = (caret: number) =>
    blocksOf(text, [
      { from: 0, to: caret, name: 'before' },
      { from: caret, to: caret, name: 'caret' },
      { from: caret, to: text.length, name: 'after' },
    ]).map(({ pieces }) => pieces.map(({ name, from, to }) => `${name} ${from}-${to}`));
  expect(at(8)).toEqual([
    ['before 0-3'],
    ['before 3-6', 'before 6-7', 'before 7-8', 'caret 8-8', 'after 8-10', 'after 10-13'],
  ]);
  expect(at(text.length).flat()).toContain('caret 13-13');
  for (let caret = 0; caret <= text.length; caret++) {
    expect(
      at(caret)
        .flat()
        .filter((piece) => piece.startsWith('caret')),
      `${caret}`,
    ).toHaveLength(1);
  }
  expect(blocksOf('', [{ from: 0, to: 0 }])).toHaveLength(1);
});
