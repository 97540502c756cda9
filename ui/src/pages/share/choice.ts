import type { RedactedWords, ShareChoice, ShareStart } from '../../backend/bindings';

/** What is chosen to begin with: every answer with sound and words, and nothing of one's own scores. */
export function firstChoice(start: ShareStart): ShareChoice {
  return {
    session: start.session,
    by: '',
    items: start.items.map(({ item }) => item),
    sound: true,
    words: true,
    own_scores: false,
    model: false,
    redact: [],
    redact_phrases: [],
  };
}

/** Names a word of an answer. */
export const wordKey = (item: number, part: string, at: number): string => `${item} ${part} ${at}`;

/** The chosen words as runs of one word each, as the program takes them. */
export function runsOf(start: ShareStart, chosen: ReadonlySet<string>): RedactedWords[] {
  return start.items.flatMap(({ item, parts }) =>
    parts.flatMap(({ part, words }) =>
      words.flatMap((_, at) =>
        chosen.has(wordKey(item, part, at)) ? [{ item, part, from: at, to: at + 1 }] : [],
      ),
    ),
  );
}

/** The phrases that were typed, one to a line or between commas. */
export function phrasesOf(typed: string): string[] {
  const phrases = typed.split(/[\n,]/).map((phrase) => phrase.trim());
  return [...new Set(phrases)].filter((phrase) => phrase !== '');
}

/** A file name without anything that a system could refuse. */
export function shareName(title: string): string {
  const tidy = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${tidy || 'answers'}-to-score.html`;
}

/** "2.4 MB", "31 kB". */
export function size(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1000))} kB`;
}
