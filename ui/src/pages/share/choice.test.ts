import { describe, expect, it } from 'vitest';
import type { ShareStart } from '../../backend/bindings';
import { firstChoice, phrasesOf, runsOf, shareName, size, wordKey } from './choice';

const START: ShareStart = {
  session: 's',
  title: 'T',
  rubric_title: 'R',
  items: [
    {
      item: 2,
      title_html: '',
      locked: true,
      parts: [
        {
          part: 'typed',
          ask: null,
          words: ['a', 'b', 'c'].map((text) => ({ text, after: ' ' })),
          sound: null,
          unwritten: false,
        },
      ],
    },
  ],
};

describe('what goes to a mentor', () => {
  it('begins without own scores and model answers', () => {
    const choice = firstChoice(START);
    expect([choice.items, choice.own_scores, choice.model]).toEqual([[2], false, false]);
  });

  it('names chosen words by their place', () => {
    const chosen = new Set([wordKey(2, 'typed', 1), wordKey(9, 'typed', 0)]);
    expect(runsOf(START, chosen)).toEqual([{ item: 2, part: 'typed', from: 1, to: 2 }]);
  });

  it('reads phrases and makes names and sizes', () => {
    expect(phrasesOf('Acme Corp, Ada\n\n Ada ,')).toEqual(['Acme Corp', 'Ada']);
    expect(shareName('How the web: works/../')).toBe('How-the-web-works-to-score.html');
    expect(shareName('???')).toBe('answers-to-score.html');
    expect([size(12), size(31_400), size(2_440_000)]).toEqual(['1 kB', '31 kB', '2.4 MB']);
  });
});
