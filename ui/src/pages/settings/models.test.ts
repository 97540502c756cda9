import { expect, test } from 'vitest';
import { bytesInWords, offerInWords } from './models';

test('sizes are read by thousands', () => {
  expect(bytesInWords(400)).toBe('1 kB');
  expect(bytesInWords(31_000_000)).toBe('31 MB');
  expect(bytesInWords(1_624_000_000)).toBe('1.6 GB');
});

test('a model is chosen by language, speed and size', () => {
  const offer = { name: 'base.en', english_only: true, speed: 'fast', bytes: 148e6 };
  const rest = { purpose: 'transcribing', sha256: '', address: '', installed: false } as const;
  expect(offerInWords({ ...offer, ...rest })).toBe('English only · fast · 148 MB');
  expect(offerInWords({ ...offer, ...rest, english_only: false })).toMatch(/^many languages/);
  expect(offerInWords({ ...offer, ...rest, speed: '', bytes: 91e6 })).toBe('English only · 91 MB');
});
