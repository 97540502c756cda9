import { expect, test } from 'vitest';
import { spread } from './spread';

test('marks that stand apart stay where they are, and others make room for one another', () => {
  const check = (wanted: number[], expected: number[], length = 200) =>
    expect(spread(wanted, 24, length), wanted.join()).toEqual(expected);
  check([], []);
  check([10, 50, 100], [10, 50, 100]);
  check([10, 20, 30], [10, 34, 58]);
  check([-12], [0]);
  check([170, 175, 190], [128, 152, 176]);
  check([0, 0, 190], [0, 24, 176]);
});

test('whatever is wanted, each can be hit, in order, on the line', () => {
  for (let seed = 1; seed < 200; seed++) {
    const count = 1 + (seed % 9);
    const wanted = Array.from({ length: count }, (_, n) => ((seed * 37 + n * n * 61) % 260) - 20);
    wanted.sort((a, b) => a - b);
    const places = spread(wanted, 24, 240);
    places.forEach((at, n) => {
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at + 24).toBeLessThanOrEqual(240);
      if (n > 0) expect(at - places[n - 1]!, `${wanted}`).toBeGreaterThanOrEqual(24);
    });
  }
});

test('where there is no room for all, they share what there is', () => {
  expect(spread([5, 5, 5], 24, 48)).toEqual([0, 12, 24]);
  expect(spread([5], 24, 10)).toEqual([0]);
});
