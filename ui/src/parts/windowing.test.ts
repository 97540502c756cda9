import { expect, test } from 'vitest';
import { rowAfter, rowsInView, rowsWith, scrolledTo } from './windowing';

const ROW = 76;

test('every row that shows is drawn, and few besides', () => {
  const height = 500;
  for (const total of [0, 1, 5, 100, 10_000]) {
    const end = Math.max(0, total * ROW - height);
    for (let top = 0; top <= end; top += Math.max(1, Math.floor(end / 37))) {
      const { from, to } = rowsInView(top, height, ROW, total);
      expect(from).toBeLessThanOrEqual(Math.floor(top / ROW));
      expect(to).toBeGreaterThanOrEqual(Math.min(total, Math.ceil((top + height) / ROW)));
      expect(to).toBeLessThanOrEqual(total);
      expect(to - from).toBeLessThanOrEqual(Math.ceil(height / ROW) + 14);
    }
  }
});

test('a list that became shorter while scrolled down draws nothing that is not there', () => {
  expect(rowsInView(50_000, 500, ROW, 3)).toEqual({ from: 3, to: 3 });
  expect(rowsInView(0, 500, 0, 3)).toEqual({ from: 0, to: 0 });
});

test('after scrolling to a row it is wholly in view', () => {
  for (const n of [0, 3, 9, 400]) {
    const top = scrolledTo(n, 300, 500, ROW);
    expect(top).toBeLessThanOrEqual(n * ROW);
    expect(top + 500).toBeGreaterThanOrEqual((n + 1) * ROW);
  }
  expect(scrolledTo(5, 300, 500, ROW)).toBe(300);
});

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 9, 9],
  ['PageDown', 0, 4],
  ['PageUp', 9, 5],
  ['Home', 9, 0],
  ['End', 0, 9],
  ['ArrowDown', -1, 0],
  ['a', 3, undefined],
])('%s from row %d leads to %s', (key, from, to) => {
  expect(rowAfter(key, from, 10, 4)).toBe(to);
});

test('the row that has the focus stays drawn, in its place, wherever the list is scrolled to', () => {
  const view = { from: 3, to: 6 };
  expect(rowsWith(-1, view)).toEqual([3, 4, 5]);
  expect(rowsWith(4, view)).toEqual([3, 4, 5]);
  expect(rowsWith(0, view)).toEqual([0, 3, 4, 5]);
  expect(rowsWith(6, view)).toEqual([3, 4, 5, 6]);
  expect(rowsWith(2, { from: 0, to: 0 })).toEqual([2]);
});
