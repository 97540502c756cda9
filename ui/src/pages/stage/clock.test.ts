import { describe, expect, test } from 'vitest';
import type { Reading } from '../../backend/bindings';
import { clockText, readingAfter, shareLeft, zoneCue, zoneOf } from './clock';

const reading = (budget: number, used: number): Reading =>
  readingAfter({ budget, used: 0, left: budget, overtime: 0 }, used);

describe('a reading that runs on', () => {
  test('always has used + left = budget + overtime', () => {
    for (const budget of [0, 1, 999, 30_000, 120_000]) {
      for (const used of [0, 1, 500, 29_999, 30_000, 120_001, 7_200_000]) {
        const r = reading(budget, used);
        expect(r.used + r.left, `${used} of ${budget}`).toBe(r.budget + r.overtime);
        expect(Math.min(r.left, r.overtime), 'never both').toBe(0);
      }
    }
  });

  test('does not run backwards when a clock of the machine does', () => {
    expect(readingAfter(reading(1000, 400), -50).used).toBe(400);
  });
});

test('zones begin at a half, three quarters, the limit, and 15 s after it', () => {
  const check = (used: number, zone: string) => expect(zoneOf(reading(120_000, used)), `${used}`).toBe(zone);
  check(0, 'early');
  check(59_999, 'early');
  check(60_000, 'green');
  check(89_999, 'green');
  check(90_000, 'amber');
  check(119_999, 'amber');
  check(120_000, 'grace');
  check(134_999, 'grace');
  check(135_000, 'over');
});

test('the clock shows 0:00 only when the time is over', () => {
  expect(clockText(reading(120_000, 0), 'down')).toBe('2:00 left');
  expect(clockText(reading(120_000, 1), 'down')).toBe('2:00 left');
  expect(clockText(reading(120_000, 119_999), 'down')).toBe('0:01 left');
  expect(clockText(reading(120_000, 120_000), 'down')).toBe('0:00 left');
  expect(clockText(reading(120_000, 119_999), 'up')).toBe('1:59');
  expect(clockText(reading(120_000, 143_000), 'up')).toBe('+0:23 over');
  expect(clockText(reading(120_000, 143_000), 'hidden')).toBe('');
});

test('the ring is full at the start, empty at the limit, and never less', () => {
  expect(shareLeft(reading(120_000, 0))).toBe(1);
  expect(shareLeft(reading(120_000, 90_000))).toBe(0.25);
  expect(shareLeft(reading(120_000, 500_000))).toBe(0);
  expect(shareLeft(reading(0, 10))).toBe(0);
});

test('a hidden clock speaks at the limit and nowhere else', () => {
  const r = reading(120_000, 60_000);
  const zones = ['early', 'green', 'amber', 'grace', 'over'] as const;
  expect(zones.filter((zone) => zoneCue(zone, r, 'hidden') !== '')).toEqual(['grace']);
  expect(zones.filter((zone) => zoneCue(zone, r, 'down') !== '')).toEqual([
    'green',
    'amber',
    'grace',
    'over',
  ]);
});
