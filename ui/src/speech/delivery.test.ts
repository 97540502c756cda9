import { expect, test } from 'vitest';
import { deliveryRows } from './delivery';

const facts = {
  speech: [],
  pauses: [
    { from: 12_300, to: 15_000 },
    { from: 2000, to: 2400 },
  ],
  first_word: 1240,
  silence_after: 0,
  words: 90,
  pace: 131.6,
  fillers: 3,
  hedges: 0,
  repeats: 0,
  drift_ppm: -12.4,
};

test('fillers are a lower bound, and pauses are long ones', () => {
  expect(deliveryRows(facts).map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'First word after: 1.2 s',
    'Pace: 132 words a minute of speech',
    'Long pauses: 1 pause, the longest 2.7 s at 0:12',
    'Fillers: at least 3',
    'Hedges: 0',
    'Words said twice: none heard',
    'Clock of the microphone: 12 millionths slow',
  ]);
});

test('what was not counted is not shown', () => {
  const none = {
    ...facts,
    pauses: [],
    first_word: null,
    pace: null,
    fillers: null,
    hedges: null,
    repeats: null,
    drift_ppm: null,
  };
  expect(deliveryRows(none)).toEqual([{ name: 'Long pauses', value: 'none' }]);
});
