import { expect, test } from 'vitest';
import type { ItemReview, Outcome, SessionCard } from '../../backend/bindings';
import { keptInWords } from './kept';

test('what is kept, in words', () => {
  const check = (outcomes: Outcome[], awaiting: number, words: string) => {
    const answered = outcomes.filter((outcome) => outcome === 'answered').length;
    const card = { answered, awaiting } as SessionCard;
    const items = outcomes.map((outcome) => ({ outcome }) as ItemReview);
    expect(keptInWords({ card, items })).toBe(words);
  };
  check(['answered', 'answered'], 0, '2 answers kept.');
  check(
    ['answered', 'skipped', 'not_reached'],
    1,
    '1 answer kept, 1 question skipped and 1 not reached. 1 answer waits for your judgement.',
  );
  check(['not_reached'], 0, '0 answers kept and 1 not reached.');
});
