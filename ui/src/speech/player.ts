import type { Millis, SpokenView, SpokenWord } from '../backend/bindings';
import { clock } from '../words/time';

/** The speeds of playing, slow to fast; the voice keeps its pitch. */
export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

const STEP = 5000;

export type PlayerKey =
  | { does: 'toggle' }
  | { does: 'skip'; by: Millis }
  | { does: 'speed'; step: 1 | -1 }
  | { does: 'start' }
  | { does: 'end' };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key means to a player that has the focus; none for all others. */
export function playerKey({ key, ctrlKey, metaKey, altKey }: Pressed): PlayerKey | null {
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case ' ':
    case 'k':
    case 'K':
      return { does: 'toggle' };
    case 'ArrowLeft':
      return { does: 'skip', by: -STEP };
    case 'ArrowRight':
      return { does: 'skip', by: STEP };
    case '<':
    case ',':
      return { does: 'speed', step: -1 };
    case '>':
    case '.':
      return { does: 'speed', step: 1 };
    case 'Home':
      return { does: 'start' };
    case 'End':
      return { does: 'end' };
    default:
      return null;
  }
}

/** The next speed up or down; the last one stays. */
export function nextSpeed(from: number, step: 1 | -1): number {
  const further = SPEEDS.filter((speed) => (step === 1 ? speed > from : speed < from));
  return (step === 1 ? further[0] : further.at(-1)) ?? from;
}

/**
 * Which word is spoken at a time: the last one begun, until it is over. -1 between words. Words are in
 * the order of their times; those without a place of their own have none here.
 */
export function wordAt(words: SpokenWord[], at: Millis): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.from <= at) low = middle + 1;
    else high = middle;
  }
  const word = words[low - 1];
  return word && at < word.to ? low - 1 : -1;
}

/** A time within recordings that are played one after the other, as one recording and a time in it. */
export function placeIn(
  spoken: Pick<SpokenView, 'recording' | 'length'>[],
  heard: Millis,
): { recording: string; at: Millis } | null {
  let before = 0;
  for (const { recording, length } of spoken) {
    if (length === null || heard < before + length) return { recording, at: heard - before };
    before += length;
  }
  const last = spoken.at(-1);
  return last ? { recording: last.recording, at: last.length ?? 0 } : null;
}

/** A moment in a recording, as on a clock: the second that it is in. */
export function moment(at: Millis): string {
  return clock(Math.floor(at / 1000) * 1000);
}

/** The type of a sound file, by its first bytes: a recording is a WAV until it is packed. */
export function soundType(bytes: ArrayBuffer): string {
  const head = String.fromCharCode(...new Uint8Array(bytes.slice(0, 4)));
  return head === 'RIFF' ? 'audio/wav' : 'audio/flac';
}

/** Columns of lowest and highest samples as one path in a box of `width` columns, 100 high. */
export function wavePath(peaks: { low: number; high: number }[]): string {
  return peaks
    .map(({ low, high }, x) => {
      const [top, foot] = [50 - (high / 128) * 48, 50 - (low / 128) * 48];
      return `M${x + 0.5} ${(top - 0.5).toFixed(1)}V${(foot + 0.5).toFixed(1)}`;
    })
    .join('');
}
