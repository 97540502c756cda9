import type { DuplicateView } from '../../backend/bindings';

/** What the two of a pair are called, and what leaving the second one out is. */
export type PairWords = { first: string; second: string; leaveOut: string };

/** How alike two questions are, in words: the figures behind it are no grade. */
export function alikeness({ titles, answers }: Pick<DuplicateView, 'titles' | 'answers'>): string {
  const said = `The titles ${titles >= 0.9 ? 'ask the same' : titles >= 0.6 ? 'ask much the same' : 'share words'}`;
  if (answers === null) return `${said}; there are no two answers to compare.`;
  return `${said}; the answers are ${answers >= 0.8 ? 'nearly the same' : answers >= 0.5 ? 'alike' : 'not alike'}.`;
}
