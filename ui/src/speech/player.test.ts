import { expect, test } from 'vitest';
import { hearsSomebody, meter } from './level';
import { microphoneOptions } from './microphones';
import { moment, nextSpeed, placeIn, playerKey, soundType, SPEEDS, wavePath, wordAt } from './player';

const press = (key: string, ctrlKey = false) => playerKey({ key, ctrlKey, metaKey: false, altKey: false });

test('the keys of the player', () => {
  expect(press(' ')).toEqual({ does: 'toggle' });
  expect(press('k')).toEqual({ does: 'toggle' });
  expect(press('ArrowLeft')).toEqual({ does: 'skip', by: -5000 });
  expect(press('ArrowRight')).toEqual({ does: 'skip', by: 5000 });
  expect(press('<')).toEqual({ does: 'speed', step: -1 });
  expect(press('>')).toEqual({ does: 'speed', step: 1 });
  expect(press('x')).toBeNull();
  expect(press('k', true)).toBeNull();
});

test('speed goes from a half to double, and stops there', () => {
  expect(nextSpeed(1, 1)).toBe(1.25);
  expect(nextSpeed(1, -1)).toBe(0.75);
  expect(nextSpeed(2, 1)).toBe(2);
  expect(nextSpeed(0.5, -1)).toBe(0.5);
  expect([SPEEDS[0], SPEEDS.at(-1)]).toEqual([0.5, 2]);
});

test('the word at a time is the one that is spoken then', () => {
  const words = [
    { text: 'the', from: 100, to: 200, doubtful: false },
    { text: 'event', from: 200, to: 500, doubtful: false },
    { text: 'loop', from: 900, to: 1200, doubtful: true },
  ];
  const check = (at: number, expected: number) => expect(wordAt(words, at), `at ${at}`).toBe(expected);
  check(0, -1);
  check(100, 0);
  check(200, 1);
  check(499, 1);
  check(600, -1);
  check(1199, 2);
  check(1200, -1);
  expect(wordAt([], 5)).toBe(-1);
});

test('a time in recordings played one after the other is a time in one of them', () => {
  const spoken = [
    { recording: 'a', length: 10_000 },
    { recording: 'b', length: 5_000 },
  ];
  expect(placeIn(spoken, 9_999)).toEqual({ recording: 'a', at: 9_999 });
  expect(placeIn(spoken, 10_000)).toEqual({ recording: 'b', at: 0 });
  expect(placeIn(spoken, 99_000)).toEqual({ recording: 'b', at: 5_000 });
  expect(placeIn([{ recording: 'a', length: null }], 70_000)).toEqual({ recording: 'a', at: 70_000 });
  expect(placeIn([], 1)).toBeNull();
});

test('a moment is the second that it is in', () => {
  expect(moment(12_999)).toBe('0:12');
  expect(moment(0)).toBe('0:00');
  expect(moment(61_000)).toBe('1:01');
});

test('a sound file is known by its first bytes', () => {
  const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;
  expect(soundType(bytes('RIFFxxxxWAVE'))).toBe('audio/wav');
  expect(soundType(bytes('fLaC'))).toBe('audio/flac');
  expect(soundType(bytes(''))).toBe('audio/flac');
});

test('a wave stays in its box', () => {
  expect(wavePath([{ low: -128, high: 127 }])).toBe('M0.5 1.9V98.5');
  expect(wavePath([{ low: 0, high: 0 }])).toBe('M0.5 49.5V50.5');
  expect(wavePath([])).toBe('');
});

test('a meter goes by decibels', () => {
  expect(meter(1)).toBe(1);
  expect(meter(0)).toBe(0);
  expect(meter(Number.NaN)).toBe(0);
  expect(meter(0.1)).toBeCloseTo(1 - 20 / 54);
  expect(hearsSomebody(0.002)).toBe(false);
  expect(hearsSomebody(0.05)).toBe(true);
});

test('a chosen microphone that is unplugged stays chosen, and what the computer plays comes last', () => {
  const found = [
    { id: 'm', name: 'Speakers', is_default: false, is_monitor: true },
    { id: 'a', name: 'Built in', is_default: true, is_monitor: false },
  ];
  expect(microphoneOptions(found, 'usb').map(({ value }) => value)).toEqual([null, 'a', 'm', 'usb']);
  expect(microphoneOptions(found, 'a')[0]?.label).toBe('The system’s choice (Built in)');
});
