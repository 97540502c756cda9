import type { AnswerChange, ComparisonVersion, Engine, VerdictChange } from '../bindings';
import { ENGINE, OLD_ENGINE } from './compare';
import { plain } from '../../words/html';
import type { SimulatedInterviews } from './interview';
import type { Machine } from './machine';
import { revealOf } from './reviewing';
import type { Cases } from './world';

const loaded = new Date().toISOString();
const versions = new WeakMap<Machine, Map<number, { engine: Engine; made: string }[]>>();

function versionsAt(it: Machine, index: number): { engine: Engine; made: string }[] {
  const of = versions.get(it) ?? new Map<number, { engine: Engine; made: string }[]>();
  versions.set(it, of);
  // What was there before the page was opened is from an earlier version of the program.
  const first = it.held.started < loaded ? OLD_ENGINE : ENGINE;
  const found = of.get(index) ?? [{ engine: first, made: it.held.started }];
  of.set(index, found);
  return found;
}

/** The engines that compared an answer, the newest first. */
export const comparedBy = (it: Machine, index: number): Engine[] =>
  versionsAt(it, index).map(({ engine }) => engine);

function between(it: Machine, index: number, from: Engine, to: Engine): VerdictChange[] {
  const now = revealOf(it, index, to).points;
  return revealOf(it, index, from).points.flatMap(({ id, say, verdict, overruled }, at) => {
    const after = now[at]?.verdict ?? null;
    if (verdict === null || after === null || verdict === after) return [];
    return [{ key_point: id, say, before: verdict, now: after, overruled }];
  });
}

export function versionsOf(it: Machine, index: number): ComparisonVersion[] {
  const all = versionsAt(it, index);
  const newest = all[0]!.engine;
  return all.map(({ engine, made }) => ({
    engine,
    made,
    verdicts: revealOf(it, index, engine).points.flatMap(({ id, verdict }) =>
      verdict === null ? [] : [{ key_point: id, verdict }],
    ),
    points: between(it, index, engine, newest),
    traps: [],
  }));
}

export function comparingCases(
  interviews: SimulatedInterviews,
  scene: URLSearchParams,
): Cases<'set_comparing' | 'comparing' | 'compare_again_start' | 'compare_again'> {
  let model: string | null = null;
  const locked = (it: Machine): number[] =>
    it.items.flatMap((item, index) => (item.locked !== null && !it.deleted.includes(index) ? [index] : []));
  const byOthers = (it: Machine): number =>
    locked(it).filter((index) => comparedBy(it, index)[0]!.version !== ENGINE.version).length;

  function again(it: Machine, index: number): AnswerChange[] {
    const before = comparedBy(it, index)[0]!;
    if (before.version === ENGINE.version) return [];
    versionsAt(it, index).unshift({ engine: ENGINE, made: new Date().toISOString() });
    const points = between(it, index, before, ENGINE);
    if (points.length === 0) return [];
    const { id: session, title: session_title } = it.held;
    const question = plain(it.items[index]!.question.title_html);
    return [{ session, session_title, item: index, question, before, now: ENGINE, points, traps: [] }];
  }

  return {
    set_comparing: (chosen) => {
      model = chosen.model;
      return null;
    },
    comparing: () => ({
      engine: ENGINE,
      model,
      trouble:
        model !== null && scene.has('nosentences')
          ? `The sentence model ${model} can't be used, so answers are compared by their words alone. Check it in Settings, or choose another.`
          : null,
    }),
    compare_again_start: () => {
      const sessions = interviews
        .machines()
        .filter((it) => !it.gone && locked(it).length > 0)
        .map((it) => ({ id: it.held.id, answers: locked(it).length, by_others: byOthers(it) }));
      return {
        engine: ENGINE,
        sessions,
        answers: sessions.reduce((sum, { answers }) => sum + answers, 0),
        by_others: sessions.reduce((sum, { by_others }) => sum + by_others, 0),
      };
    },
    compare_again: ({ sessions, item }) => {
      const all = sessions.flatMap((id) => {
        const it = interviews.machine(id);
        return locked(it).flatMap((index) => (item === null || item === index ? [{ it, index }] : []));
      });
      return {
        answers: all.length,
        changed: all.flatMap(({ it, index }) => again(it, index)),
        left_out: [],
      };
    },
  };
}
