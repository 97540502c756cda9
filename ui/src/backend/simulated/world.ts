import type {
  ApiError,
  Code,
  Home,
  Judgement,
  PackCard,
  QuestionView,
  Row,
  Samples,
  SessionCard,
} from '../bindings';
import type { Args, Reply, UseCase } from '../backend';

/** A question as the simulated bank holds it. */
export type SimulatedQuestion = QuestionView & {
  samples: Samples;
  asked: number;
  /** RFC 3339. */
  last_asked: string | null;
  last_judged: Judgement | null;
  /** The text it was saved as; null as long as nobody edited it. */
  text: string | null;
};

/** What the parts of the simulated program share. */
export type World = {
  packs: PackCard[];
  questions: SimulatedQuestion[];
  rubric: { title: string; rows: Row[] };
  /** What Home shows of interviews; given by the part that simulates them. */
  unfinished: () => Home['unfinished'];
  /** All sessions, newest first; given by the part that simulates interviews. */
  sessions: () => SessionCard[];
};

/** The use cases that one part of the simulation answers. */
export type Cases<U extends UseCase> = { [Name in U]: (args: Args<Name>) => Reply<Name> };

/** Fails as the program would. */
export function fail(code: Code, message: string, detail: string | null = null): never {
  throw { code, message, detail } satisfies ApiError;
}

/** Plain text with `code` as the program would render it. */
export const html = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/`([^`]+)`/g, '<code>$1</code>');

/** What most questions are: never asked, as they came. */
export const UNTOUCHED = {
  asked: 0,
  last_asked: null,
  last_judged: null,
  text: null,
  edited: false,
  set_aside: false,
} as const;

/** The Markdown that `html` would have been made of, near enough. */
export function unrendered(markup: string): string {
  return markup
    .replace(/<\/p><p>/g, '\n\n')
    .replace(/<pre><code>/g, '\n```js\n')
    .replace(/<\/code><\/pre>/g, '\n```\n')
    .replace(/<\/?code>/g, '`')
    .replace(/<\/?em>/g, '*')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
