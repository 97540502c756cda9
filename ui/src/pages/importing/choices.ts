import type { ImportChoices, ImportLine } from '../../backend/bindings';

const without = (list: number[], line: number): number[] => list.filter((other) => other !== line);
const with_ = (list: number[], line: number): number[] =>
  [...without(list, line), line].sort((a, b) => a - b);

/**
 * The choices after a line was flipped: what was a question is none, and the other way round. A line
 * that the person had decided goes back to what the import made of it.
 */
export function flipped(choices: ImportChoices, { line, taken_as, chosen }: ImportLine): ImportChoices {
  const undecided = {
    ...choices,
    questions: without(choices.questions, line),
    not_questions: without(choices.not_questions, line),
  };
  if (chosen) return undecided;
  return taken_as === 'question'
    ? { ...undecided, not_questions: with_(undecided.not_questions, line) }
    : { ...undecided, questions: with_(undecided.questions, line) };
}

/** How many lines the person decided. */
export function decided({ questions, not_questions }: ImportChoices): number {
  return questions.length + not_questions.length;
}
