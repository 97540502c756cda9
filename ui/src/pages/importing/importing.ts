import type { ImportLine, ImportNote, ImportPreview, TakenAs } from '../../backend/bindings';
import { count } from '../../words/counts';

/** How sure the import is of its reading, in words. */
export function sureness(confidence: number): string {
  if (confidence >= 0.9) return 'We are sure of that.';
  if (confidence >= 0.7) return 'We are fairly sure of that.';
  if (confidence >= 0.4) return 'We are not sure of that: look at the list before you take it.';
  return 'That is little more than a guess: look at the list before you take it.';
}

/** What was found, in a sentence. */
export function foundIn({ questions }: Pick<ImportPreview, 'questions'>): string {
  const bare = questions.filter((row) => !row.has_answer).length;
  const found = count(questions.length, 'question');
  if (bare === 0) return `${found}, ${questions.length === 1 ? 'with its answer' : 'each with its answer'}.`;
  if (bare === questions.length) return `${found}, none with an answer.`;
  return `${found}, ${count(bare, 'of them without an answer', 'of them without an answer')}.`;
}

/** "line 12", "lines 12 to 30". */
export function lines(first: number, last: number): string {
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

export const TAKEN_WORDS: Record<TakenAs, string> = {
  question: 'A question',
  sub_heading: 'Part of the answer',
  left_out: 'Left out',
};

/** The notes by the line above them, or at which they are; both in the order of the file. */
export function notesByLine(
  lines: Pick<ImportLine, 'line'>[],
  notes: ImportNote[],
): Map<number, ImportNote[]> {
  const by = new Map<number, ImportNote[]>();
  let at = -1;
  for (const note of notes.toSorted((a, b) => a.line - b.line)) {
    while ((lines[at + 1]?.line ?? Infinity) <= note.line) at += 1;
    const above = lines[at];
    if (above !== undefined) by.set(above.line, [...(by.get(above.line) ?? []), note]);
  }
  return by;
}
