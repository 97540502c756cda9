import type { MatchKind, MetWord } from '../../backend/bindings';

const MATCH_WORDS: Record<MatchKind, string> = {
  same: 'the same word',
  stem: 'the same stem',
  joined: 'written apart or together',
  heard_alike: 'heard alike',
  spelt_alike: 'spelt alike',
  near_in_meaning: 'close in meaning',
  opposite: 'the opposite',
};

/** Which words met which, by how they met: "the same stem: “runs” for “run”". */
export function meetings(met: MetWord[]): { how: string; words: string[] }[] {
  const byKind = new Map<MatchKind, string[]>();
  for (const { said, phrasing, kind } of met) {
    const pair = said.toLowerCase() === phrasing.toLowerCase() ? `“${said}”` : `“${said}” for “${phrasing}”`;
    const words = byKind.get(kind) ?? [];
    if (!words.includes(pair)) byKind.set(kind, [...words, pair]);
  }
  return [...byKind].map(([kind, words]) => ({ how: MATCH_WORDS[kind], words }));
}
