import { describe, expect, test } from 'vitest';
import type { Trend, TrendPlace, Unit } from '../../backend/bindings';
import { drawn, moved, placeWords, ROOM, short, spoken, top } from './chart';

const place = (from: string, mean: number, n = 3, to = from): TrendPlace => ({ from, to, mean, n });
const trend = (places: TrendPlace[], unit: Unit = 'share', highest: number | null = 1): Trend => ({
  name: 'streams',
  unit,
  highest,
  n: places.reduce((sum, one) => sum + one.n, 0),
  places,
});

test('a value is said in its unit', () => {
  const check = (unit: Unit, value: number, expected: string): void =>
    expect(short(unit, value), unit).toBe(expected);
  check('share', 0.624, '62 %');
  check('share_of_time', 1.1, '110 %');
  check('level', 2.75, '2.8');
  check('words_per_minute', 151.7, '152');
  check('per_minute', 0, '0.0');
  check('seconds', 3.14, '3.1 s');
});

test('a place is named by its days', () => {
  expect(placeWords(place('2026-11-18', 0))).toBe('18 November');
  expect(placeWords(place('2026-11-16', 0, 1, '2026-11-22'))).toBe('16 to 22 November');
  expect(placeWords(place('2026-11-30', 0, 1, '2026-12-06'))).toBe('30 November to 6 December');
  expect(placeWords(place('2026-11-01', 0, 1, '2026-11-30'))).toBe('November 2026');
});

test('what is read out carries how many answers it is of', () => {
  const one = trend([place('2026-11-18', 0.5, 1)]);
  expect(spoken(one, place('2026-11-18', 0.5, 1))).toBe('18 November: 50 %, from 1 answer');
  const pace = trend([place('2026-11-18', 151, 2)], 'words_per_minute', null);
  expect(spoken(pace, place('2026-11-18', 151, 2))).toBe('18 November: 151 words a minute, from 2 answers');
  expect(spoken(one, place('2026-11-18', 0.5, 4))).toBe('18 November: 50 %, from 4 answers');
});

test('a scale without an end goes to a round number above all', () => {
  const check = (means: number[], expected: number): void => {
    const places = means.map((mean, at) => place(`2026-11-${10 + at}`, mean));
    expect(top(trend(places, 'seconds', null)), String(means)).toBe(expected);
  };
  check([152, 171], 200);
  check([2.2, 5.5], 7.5);
  check([0], 1);
  check([10], 10);
  check([], 1);
});

describe('a drawn trend', () => {
  const places = [place('2026-11-01', 0), place('2026-11-03', 0.5), place('2026-11-11', 1)];

  test('higher values stand higher, later days further right, by as much', () => {
    const { marks } = drawn(trend(places));
    const [first, second, third] = marks.map(({ x, y }) => ({ x, y }));
    expect([first?.y, third?.y]).toEqual([ROOM.height - ROOM.bottom, ROOM.top]);
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(((third?.x ?? 0) - (first?.x ?? 0)) / 5, 0);
  });

  test('nothing is drawn outside its room', () => {
    const wild = drawn(trend([place('2026-11-01', -3), place('2026-11-02', 9, 5000)]));
    for (const { x, y, radius } of wild.marks) {
      expect(x - radius).toBeGreaterThan(ROOM.left);
      expect(x + radius).toBeLessThan(ROOM.width);
      expect(y).toBeGreaterThanOrEqual(ROOM.top);
      expect(y).toBeLessThanOrEqual(ROOM.height - ROOM.bottom);
    }
  });

  test('one place alone stands in the middle, and none draws nothing', () => {
    const [only] = drawn(trend([place('2026-11-01', 0.5)])).marks;
    expect(only?.x).toBeCloseTo((ROOM.left + ROOM.width - ROOM.right) / 2, 0);
    expect(drawn(trend([])).path).toBe('');
  });

  test('a level begins at one', () => {
    const texts = drawn(trend([place('2026-11-01', 2)], 'level', 4)).ticks.map((tick) => tick.text);
    expect(texts).toEqual(['1.0', '2.5', '4.0']);
  });
});

test('keys go from place to place and no further', () => {
  expect([moved(0, 3, 'ArrowLeft'), moved(0, 3, 'ArrowRight'), moved(2, 3, 'ArrowRight')]).toEqual([0, 1, 2]);
  expect([moved(1, 3, 'Home'), moved(1, 3, 'End'), moved(1, 3, 'a')]).toEqual([0, 2, null]);
});
