import { expect, test } from 'vitest';
import tokens from './tokens.css?raw';

type Theme = 'light' | 'dark';

function colour(name: string, theme: Theme): [number, number, number] {
  const pair = new RegExp(`^\\s*--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`, 'm').exec(tokens);
  const hex = pair?.[theme === 'light' ? 1 : 2];
  if (hex === undefined) throw new Error(`--${name} is not a pair of colours`);
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(rgb: [number, number, number]): number {
  const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as typeof rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(text: string, ground: string, theme: Theme): number {
  const [a, b] = [luminance(colour(text, theme)), luminance(colour(ground, theme))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const GROUNDS = ['paper', 'paper-raised', 'paper-sunk', 'lamp-wash'];
const TEXTS = [
  ...['ink', 'ink-soft', 'ink-faint', 'lamp-text', 'green', 'amber', 'red'],
  ...['covered', 'partly', 'missed', 'contradicted', 'cannot-tell'],
];

const AA: [string, string][] = [
  ...GROUNDS.flatMap((ground) => TEXTS.map((text): [string, string] => [text, ground])),
  ['lamp-ink', 'lamp'],
  ['stage-soft', 'stage'],
  ['green', 'stage'],
  ['amber', 'stage'],
  ['red', 'stage'],
];

for (const theme of ['light', 'dark'] as const) {
  test.each(AA)(`${theme}: --%s on --%s reaches AA`, (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test(`${theme}: the question on the stage reaches AAA`, () => {
    expect(contrast('stage-ink', 'stage', theme)).toBeGreaterThanOrEqual(7);
  });

  test.each([...GROUNDS, 'stage'])(
    `${theme}: focus and the edges of controls stand out on --%s`,
    (ground) => {
      expect(contrast('focus', ground, theme)).toBeGreaterThanOrEqual(3);
      expect(contrast('rule-strong', ground, theme)).toBeGreaterThanOrEqual(3);
    },
  );
}
