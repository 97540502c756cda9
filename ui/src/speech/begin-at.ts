import type { Millis } from '../backend/bindings';

/** Where a recording stands when it is next shown: a search hit leads to the second of its word. */
let place: { recording: string; at: Millis } | null = null;

export function beginAt(recording: string, at: Millis): void {
  place = { recording, at };
}

/** Once: the place at which this recording is to begin, if it was asked for. */
export function takeBeginning(recording: string): Millis | null {
  if (place?.recording !== recording) return null;
  const { at } = place;
  place = null;
  return at;
}
