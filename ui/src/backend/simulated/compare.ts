import type {
  Engine,
  MissReason,
  PointToJudge,
  RevealedPoint,
  RevealedTrap,
  Rule,
  TextRange,
  Verdict,
} from '../bindings';
import type { SimulatedQuestion } from './world';

export const OLD_ENGINE: Engine = { name: 'simulated', version: '1' };
/** It asks for less. */
export const ENGINE: Engine = { name: 'simulated', version: '2' };

export type Word = { stem: string; from: number; to: number };

const EMPTY = new Set(
  'a an and are as at be by for from in is it its not of on one or so than that the then they this to was with you your'.split(
    ' ',
  ),
);

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}_]+(?:[.'’-][\p{L}\p{N}_]+)*/gu)].map((match) => ({
    stem: match[0].toLowerCase().replace(/(?:ing|ed|es|s)$/, ''),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

const meant = (text: string) => wordsOf(text).filter((word) => !EMPTY.has(word.stem) && word.stem.length > 1);

type Best = { phrasing: string; share: number; matched: Word[]; missing: string[] };

export function bestOf(phrasings: string[], answer: Word[]): Best {
  const tries = phrasings.map((phrasing) => {
    const wanted = meant(phrasing);
    const matched = answer.filter((word) => wanted.some((w) => w.stem === word.stem));
    const missing = wanted.filter((w) => !answer.some((word) => word.stem === w.stem));
    return {
      phrasing,
      matched,
      missing: [...new Set(missing.map((w) => phrasing.slice(w.from, w.to)))],
      share: wanted.length === 0 ? 0 : 1 - missing.length / wanted.length,
    };
  });
  return tries.reduce((best, other) => (other.share > best.share ? other : best));
}

/** Runs of matched words that stand close together. */
function ranges(matched: Word[]): TextRange[] {
  const runs: TextRange[] = [];
  for (const { from, to } of matched) {
    const last = runs.at(-1);
    if (last && from - last.to < 24) last.to = to;
    else runs.push({ from, to });
  }
  return runs;
}

/** A stand-in for the program's comparison: enough for the screens to have something true to show. */
export function compareTo(
  question: SimulatedQuestion,
  text: string,
  points: PointToJudge[],
  overruled: Map<string, Verdict>,
  reasons: Map<string, MissReason>,
  engine: Engine,
): { points: RevealedPoint[]; traps: RevealedTrap[] } {
  const answer = wordsOf(text);
  const short = answer.length < 5;
  return {
    points: points.map((point, index) => {
      const source = question.key_points[index]!;
      const best = bestOf([source.say, ...source.accept], answer);
      const [verdict, rule]: [Verdict, Rule] = short
        ? ['cannot_tell', answer.length === 0 ? 'empty' : 'too_short']
        : best.share >= (engine.version === OLD_ENGINE.version ? 0.6 : 0.4)
          ? ['covered', 'enough']
          : best.share >= (engine.version === OLD_ENGINE.version ? 0.34 : 0.2)
            ? ['partly', 'some']
            : ['missed', 'hardly'];
      const rests = verdict === 'covered' || verdict === 'partly';
      return {
        ...point,
        verdict,
        rule,
        because: reason(rule, best),
        evidence: rests ? ranges(best.matched) : [],
        phrasing: rests ? best.phrasing : null,
        matched: [],
        missing: short ? [] : best.missing,
        overruled: overruled.get(point.id) ?? null,
        reason: reasons.get(point.id) ?? null,
        after_probe: false,
        heard: null,
      };
    }),
    traps: question.traps.map((trap) => {
      const best = bestOf(trap.hear, answer);
      const said = !short && best.share >= 0.75;
      return {
        id: trap.id,
        hear: best.phrasing,
        why: trap.why,
        said,
        evidence: said ? ranges(best.matched) : [],
      };
    }),
  };
}

function reason(rule: Rule, best: Best): string {
  switch (rule) {
    case 'empty':
      return 'There is no answer to compare.';
    case 'too_short':
      return 'The answer is too short to tell.';
    case 'enough':
      return `Most words of “${best.phrasing}” are there.`;
    case 'some':
      return `Some words of “${best.phrasing}” are there, others are not.`;
    default:
      return 'Hardly any of its words stand together in your answer.';
  }
}
