import { expect, test } from 'vitest';
import { blocksOf, type Mark } from './answer-text';

const textOf = (text: string, marks: Mark[] = []) =>
  blocksOf(text, marks)
    .flatMap((block) => block.pieces.map((piece) => piece.text))
    .join('');

test('all pieces together are the answer, whatever the marks', () => {
  const text = 'The loop 😀 waits.\n\n```js\nawait x;\n```\nThen it goes on.\n';
  for (let from = 0; from <= text.length; from += 3) {
    for (let to = from; to <= text.length + 5; to += 7) {
      const marks = [
        { owner: 'a', from, to },
        { owner: 'b', from: 4, to: 20 },
      ];
      expect(textOf(text, marks), `${from} to ${to}`).toBe(text);
    }
  }
  expect(blocksOf('')).toEqual([]);
});

test('each character belongs to the marks that cover it, and to no others', () => {
  const text = 'abcdefghij\n```\nklm\n```\n';
  const marks = [
    { owner: 'a', from: 2, to: 6 },
    { owner: 'b', from: 4, to: 16 },
    { owner: 'a', from: 5, to: 8 },
    { owner: 'none', from: 3, to: 3 },
  ];
  for (const piece of blocksOf(text, marks).flatMap((block) => block.pieces)) {
    for (let at = piece.from; at < piece.from + piece.text.length; at++) {
      const covering = new Set(marks.filter((m) => m.from <= at && at < m.to).map((m) => m.owner));
      expect(new Set(piece.owners), `at ${at}`).toEqual(covering);
    }
  }
});

test('fenced code is code, with its fences', () => {
  const check = (text: string, expected: [boolean, string][]) => {
    const got = blocksOf(text).map((b) => [b.code, b.pieces.map((p) => p.text).join('')]);
    expect(got).toEqual(expected);
  };
  check('a\n```js\nb\n```\nc', [
    [false, 'a\n'],
    [true, '```js\nb\n```\n'],
    [false, 'c'],
  ]);
  check('```\na\n```\n~~~\nb\n~~~', [
    [true, '```\na\n```\n'],
    [true, '~~~\nb\n~~~'],
  ]);
  check('a\n```\nnever closed', [
    [false, 'a\n'],
    [true, '```\nnever closed'],
  ]);
  check('```\na\n~~~\nb\n```\n', [[true, '```\na\n~~~\nb\n```\n']]);
});
