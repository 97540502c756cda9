import type {
  Activity,
  Attempt,
  AttemptsView,
  ChangeMark,
  Clip,
  MetWord,
  Millis,
  PointMark,
  QuestionId,
  ReplayEdit,
  RevealedPoint,
  SpokenView,
  TextRange,
  TimelineView,
  TimeSpan,
  TypedWord,
  Verdict,
} from '../bindings';
import { bestOf, ENGINE, wordsOf } from './compare';
import { versionsOf } from './comparing';
import type { SimulatedInterviews } from './interview';
import type { Take } from './held';
import type { Machine } from './machine';
import { reviewOf } from './reviewing';
import { fail, type Cases } from './world';

/** A rest from which a voice, or typing, has paused. */
const PAUSE = 700;
const RANK: Record<Verdict, number> = { covered: 2, partly: 1, missed: 0, contradicted: 0, cannot_tell: 0 };

type Timed = TextRange & { time: TimeSpan };

export function timelineCases(
  interviews: SimulatedInterviews,
  machines: () => Machine[],
): Cases<'timeline' | 'explain_point' | 'attempts'> {
  return {
    timeline: ({ session, item, take }) => timelineOf(interviews.machine(session), item, take),
    explain_point: ({ session, item, key_point }) => {
      const { reveal } = reviewOf(interviews.machine(session), item);
      const point = reveal?.points.find(({ id }) => id === key_point);
      if (!point) return fail('not_now', 'Lock your judgement first: then it is explained.');
      const words = point.verdict === 'covered' ? [] : point.missing.slice(0, 2);
      const quoted = words.map((word) => `“${word}”`).join(' and ');
      const sentence = words.length > 0 ? `With ${quoted} beside them it would have been covered.` : '';
      const source = interviews
        .machine(session)
        .items[item]?.question.key_points.find(({ id }) => id === key_point);
      const text = reveal?.text ?? '';
      const best = bestOf([point.say, ...(source?.accept ?? [])], wordsOf(text));
      const met = best.matched.map(({ from, to }): MetWord => {
        const said = text.slice(from, to);
        return { said, phrasing: said.toLowerCase(), kind: said === said.toLowerCase() ? 'same' : 'stem' };
      });
      return { key_point, met, words, sentence };
    },
    attempts: ({ question }) => attemptsAt(question, machines()),
  };
}

function timelineOf(it: Machine, index: number, wanted: number | null): TimelineView {
  const item = it.items[index] ?? fail('not_found', 'There is no such question in this interview.');
  const review = reviewOf(it, index);
  const lastTake = Math.max(0, item.takes.length - 1);
  const number = wanted ?? lastTake;
  if (number > lastTake) return fail('not_found', `There is no try ${number + 1} at this question.`);
  const take = item.takes[number];
  const clips = clipsOf(take?.spoken ?? []);
  const last = clips.at(-1);
  const length = last ? last.from + last.length : (take?.used ?? 0);
  const edits = typedOver(take?.text ?? '', last ? 0 : length);
  const typed = typedWords(edits);
  const words = last ? spokenWords(clips) : typed.map(({ range, time }) => ({ ...range, time }));
  const begun = take?.begun ?? 0;
  const timed: TimeSpan[] = words.map(({ time }) => time);
  return {
    session: it.held.id,
    session_title: it.held.title,
    of: it.items.length,
    question: item.question.id,
    take: number,
    review,
    length,
    think: item.thinkUsed,
    stretches: length > 0 ? [{ from: 0, length, begun }] : [],
    clips,
    activity: activityOf(timed, length),
    changes: last ? headsetDies(begun, length) : [],
    edits,
    typed,
    scratch:
      item.notes === '' ? [] : [{ thinking: true, at: Math.min(4000, item.thinkUsed), text: item.notes }],
    points: (number < lastTake ? [] : (review.reveal?.points ?? [])).map((point, at) =>
      markOf(point, words, item.question.key_points[at]!),
    ),
    traps: (number < lastTake ? [] : (review.reveal?.traps ?? []))
      .filter(({ said }) => said)
      .map(({ id, evidence }) => ({ id, spans: evidence.map((range) => timeOf(range, words)) })),
    comparisons: review.reveal?.engine ? versionsOf(it, index) : [],
    engine_now: ENGINE,
    notes: review.review_notes.map(({ text, made, place }) => ({
      text,
      made,
      at: place === null ? null : Math.min(length, Math.max(0, place - begun)),
    })),
    comments:
      item.locked === null || length === 0
        ? []
        : [{ name: 'Asha', text: 'This is where it gets concrete.', at: Math.round(length / 2) }],
  };

  function markOf(point: RevealedPoint, said: Timed[], source: { say: string; accept: string[] }): PointMark {
    const text = review.reveal?.text ?? '';
    const verdict = point.overruled ?? point.verdict;
    const counts = verdict === 'cannot_tell' ? null : verdict;
    const judged = point.judgement !== null && point.judgement !== 'said';
    const misheard = point.reason === 'misheard' && counts !== 'covered';
    const miss = !misheard && (counts === null ? judged : counts !== 'covered');
    const best = bestOf([source.say, ...source.accept], wordsOf(text));
    const near = best.matched[0];
    return {
      id: point.id,
      counts: misheard ? null : counts,
      miss,
      spans: (point.evidence.length > 0 ? point.evidence : best.matched.slice(0, 1)).map((range) =>
        timeOf(range, said),
      ),
      near: miss && near ? { said: text.slice(near.from, near.to), time: timeOf(near, said) } : null,
    };
  }
}

function clipsOf(spoken: SpokenView[]): Clip[] {
  let from = 0;
  return spoken.map(({ recording, length, origin, removed, words, transcript }) => {
    const clip = { recording, from, length: length ?? 0, origin, removed, probe: null, words, transcript };
    from += clip.length;
    return clip;
  });
}

/** The words of recordings one after the other, as the text of the reveal has them. */
function spokenWords(clips: Clip[]): Timed[] {
  let at = 0;
  return clips.flatMap(({ words, from: begun }) => {
    const timed = words.map(({ text, from, to }) => {
      const word = { from: at, to: at + text.length, time: { from: begun + from, to: begun + to } };
      at = word.to + 1;
      return word;
    });
    at += 1;
    return timed;
  });
}

/** A text as somebody may have typed it: a word at a time, with a rest at each full stop. */
function typedOver(text: string, length: Millis): ReplayEdit[] {
  const words = text.match(/\S+\s*/g) ?? [];
  const rests = words.map((word) => (/[.:]\s*$/.test(word) ? 6 : 1));
  const whole = rests.reduce((sum, rest) => sum + rest, 0);
  let [offset, at] = [0, 0];
  return length === 0
    ? []
    : words.map((inserted, i) => {
        const edit = { at: Math.round(1500 + (at / whole) * (length - 3000)), offset, removed: 0, inserted };
        offset += inserted.length;
        at += rests[i] ?? 1;
        return edit;
      });
}

function typedWords(edits: ReplayEdit[]): TypedWord[] {
  return edits.map(({ at, offset, inserted }) => ({
    range: { from: offset, to: offset + inserted.trimEnd().length },
    time: { from: at, to: at + 300 },
  }));
}

function timeOf(range: TextRange, words: Timed[]): TimeSpan {
  const inside = words.filter((word) => word.from < range.to && word.to > range.from);
  return { from: inside[0]?.time.from ?? 0, to: inside.at(-1)?.time.to ?? 0 };
}

function activityOf(words: TimeSpan[], length: Millis): Activity[] {
  const parts: Activity[] = [];
  let at = 0;
  for (const { from, to } of words) {
    const last = parts.at(-1);
    if (from - at < PAUSE && last?.kind === 'talk') last.to = Math.min(to, length);
    else {
      if (from > at) parts.push({ kind: 'pause', from: at, to: from });
      parts.push({ kind: 'talk', from, to: Math.min(to, length) });
    }
    at = to;
  }
  if (at < length) parts.push({ kind: 'pause', from: at, to: length });
  return parts;
}

function headsetDies(begun: Millis, length: Millis): ChangeMark[] {
  const third = Math.round(length / 3);
  return [
    { at: 0, session: begun, change: { kind: 'listening', device: 'USB headset' } },
    { at: third, session: begun + third, change: { kind: 'lost', device: 'USB headset' } },
    {
      at: third + 400,
      session: begun + third + 400,
      change: { kind: 'fell_back', device: 'Built-in microphone' },
    },
  ];
}

function textOf(take: Take | undefined): string {
  const said = take?.spoken.map(({ words }) => words.map((word) => word.text).join(' ')) ?? [];
  return [take?.text ?? '', ...said].filter((part) => part !== '').join('\n');
}

function attemptsAt(question: QuestionId, machines: Machine[]): AttemptsView {
  let title_html = '';
  const attempts: Attempt[] = [];
  for (const it of machines.toReversed()) {
    it.items.forEach((item, index) => {
      if (item.question.id !== question || ['ahead', 'not_reached'].includes(item.outcome)) return;
      const review = reviewOf(it, index);
      const take = item.takes.at(-1);
      title_html = item.question.title_html;
      attempts.push({
        session: it.held.id,
        session_title: it.held.title,
        item: index,
        asked: it.held.started,
        mode: it.held.settings.mode,
        outcome: item.outcome,
        revealed: review.reveal !== null,
        spoken: (take?.spoken.length ?? 0) > 0,
        used: review.answer.used,
        overall: item.overall,
        text: textOf(take),
        points: (review.reveal?.points ?? []).map(({ id, say, judgement, verdict, overruled, reason }) => ({
          id,
          say,
          judgement,
          counts: overruled ?? verdict,
          own: overruled !== null,
          reason,
        })),
        gained: [],
        lost: [],
      });
    });
  }
  attempts.sort((a, b) => a.asked.localeCompare(b.asked));
  attempts.forEach((now, i) => {
    for (const { id, counts } of now.points) {
      const earlier = attempts
        .slice(0, i)
        .findLast(({ points }) => points.some((point) => point.id === id && point.counts !== null))
        ?.points.find((point) => point.id === id)?.counts;
      if (!counts || !earlier) continue;
      if (RANK[counts] > RANK[earlier]) now.gained.push(id);
      if (RANK[counts] < RANK[earlier]) now.lost.push(id);
    }
  });
  if (title_html === '') return fail('not_found', 'There is no such question.', question);
  return { question, title_html, attempts };
}
