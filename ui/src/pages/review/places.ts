import type { Moment } from '../../frame/navigation.svelte';
import type { Millis, PointMark, ReplayEdit, Stretch, TimelineView, TimeSpan } from '../../backend/bindings';

/** What is heard before and after the words themselves. */
const BEFORE = 1000;
const AFTER = 800;
/** A span shorter than this is not looped. */
const SHORTEST_LOOP = 300;

/** A moment of the answer on the session's timeline, where notes are kept. */
export function sessionTime(stretches: Stretch[], at: Millis): Millis | null {
  const stretch = stretches.findLast(({ from }) => from <= at) ?? stretches[0];
  return stretch
    ? Math.round(stretch.begun + Math.min(Math.max(0, at - stretch.from), stretch.length))
    : null;
}

/** A moment on the axis; none where it lies in another take, or nobody can tell. */
export function axisTime(view: TimelineView, moment: Moment): Millis | null {
  if ('recording' in moment) {
    const clip = view.clips.find(({ recording }) => recording === moment.recording);
    return clip ? clip.from + Math.min(moment.at, clip.length) : null;
  }
  if ('place' in moment) {
    return view.typed.find(({ range }) => range.to > moment.place)?.time.from ?? null;
  }
  const stretch = view.stretches.findLast(({ begun }) => begun <= moment.session);
  return stretch ? stretch.from + Math.min(moment.session - stretch.begun, stretch.length) : null;
}

/** A span with a little around it, so that one hears words in their place. */
export function around({ from, to }: TimeSpan, length: Millis): TimeSpan {
  return { from: Math.max(0, from - BEFORE), to: Math.min(length, to + AFTER) };
}

/** Where a point is best looked at: its nearest words where it was missed, or its first words. */
export function placeOf(point: PointMark): TimeSpan | null {
  if (point.miss) return point.near?.time ?? null;
  return point.spans[0] ?? null;
}

/** The misses in the order of time; what was not touched has no time, and comes last. */
export function missesInOrder(points: PointMark[]): PointMark[] {
  const time = (point: PointMark): number => placeOf(point)?.from ?? Number.POSITIVE_INFINITY;
  return points.filter(({ miss }) => miss).toSorted((a, b) => Math.sign(time(a) - time(b)) || 0);
}

/**
 * The miss after or before the one that is looked at, round and round; from none of them, the first or
 * the last.
 */
export function nextMiss(points: PointMark[], selected: string | null, step: 1 | -1): PointMark | null {
  const misses = missesInOrder(points);
  const at = misses.findIndex(({ id }) => id === selected);
  if (at < 0) return misses.at(step === 1 ? 0 : -1) ?? null;
  return misses[(at + step + misses.length) % misses.length] ?? null;
}

/** The typed answer as it stood at a moment, and where the last change was made. */
export function textAt(edits: ReplayEdit[], at: Millis): { text: string; caret: number } {
  let [text, caret] = ['', 0];
  for (const edit of edits) {
    if (edit.at > at) break;
    text = text.slice(0, edit.offset) + edit.inserted + text.slice(edit.offset + edit.removed);
    caret = edit.offset + edit.inserted.length;
  }
  return { text, caret };
}

type Looping = { mark: Millis | null; loop: TimeSpan | null };

/**
 * What the loop key makes of it: a span that is looked at is looped; without one, the key sets the
 * beginning, then the end; and where something is looped, it stops.
 */
export function nextLoop({ mark, loop }: Looping, at: Millis, span: TimeSpan | null): Looping {
  if (loop) return { mark: null, loop: null };
  if (mark !== null) {
    const [from, to] = [Math.min(mark, at), Math.max(mark, at)];
    return to - from < SHORTEST_LOOP ? { mark: null, loop: null } : { mark: null, loop: { from, to } };
  }
  return span ? { mark: null, loop: span } : { mark: at, loop: null };
}

/** Where a moment stands on a picture that begins with the time to think, in percent. */
export function percent({ think, length }: Pick<TimelineView, 'think' | 'length'>, at: Millis): number {
  return think + length === 0 ? 0 : (100 * (think + at)) / (think + length);
}
