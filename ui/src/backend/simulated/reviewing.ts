import type { Engine, ItemReview, Reveal, SessionCard, SessionView } from '../bindings';
import { comparedBy } from './comparing';
import { compareTo } from './compare';
import { readingOf } from './held';
import type { Machine } from './machine';

export function cardOf(it: Machine): SessionCard {
  const judged = it.items.flatMap((item) => [...item.judgements.values()]);
  const times = (judgement: string): number => judged.filter((other) => other === judgement).length;
  const answered = it.items.filter((item) => item.outcome === 'answered');
  return {
    id: it.held.id,
    title: it.held.title,
    started: it.held.started,
    mode: it.held.settings.mode,
    finished: it.where === 'finished',
    questions: it.items.length,
    answered: answered.length,
    awaiting: answered.filter((item) => item.locked === null).length,
    used: it.used,
    own: { said: times('said'), partly: times('partly'), didnt: times('didnt') },
    tags: it.tags,
  };
}

export function reviewOf(it: Machine, index: number): ItemReview {
  const item = it.items[index]!;
  const waits = item.outcome === 'answered' && item.locked === null;
  const seen = item.locked !== null || item.outcome === 'skipped' || item.outcome === 'not_reached';
  return {
    question: it.asked(index),
    outcome: item.outcome,
    think: readingOf(item.think, item.thinkUsed),
    answer: readingOf(item.answer, item.takes.at(-1)?.used ?? 0),
    takes: item.takes.map((take) => ({
      text: it.deleted.includes(index) ? '…' : take.text,
      spoken: it.deleted.includes(index) ? [] : take.spoken,
      used: take.used,
      close: take.close,
      latency: take.firstTyped === null ? null : take.firstTyped - take.begun,
      probes: [],
    })),
    notes: item.notes,
    times_parked: item.timesParked,
    locked: item.locked,
    peeked: null,
    hinted: false,
    overall: item.overall,
    overall_levels: it.levels(),
    to_judge: waits ? it.points(index) : null,
    rows_to_score: it.rows(index),
    reveal: seen ? revealOf(it, index) : null,
    review_notes: it.reviewNotes.filter((note) => note.item === index).map(({ note }) => note),
  };
}

/** What is seen after the lock, as an engine compared it; the newest one, if none is named. */
export function revealOf(it: Machine, index: number, as?: Engine): Reveal {
  const item = it.items[index]!;
  const { short_html, model_answer_html, shown_html, samples, sources } = item.question;
  const points = it.points(index);
  const take = item.takes.at(-1);
  const said = take?.spoken.map(({ words }) => words.map((word) => word.text).join(' ')) ?? [];
  const text = [take?.text ?? '', ...said].filter((part) => part !== '').join('\n\n');
  const compared = item.locked !== null;
  const engine = as ?? comparedBy(it, index)[0]!;
  const told = compared
    ? compareTo(item.question, text, points, item.overruled, item.reasons, engine)
    : {
        points: points.map((point) => ({
          ...point,
          verdict: null,
          rule: null,
          because: '',
          evidence: [],
          phrasing: null,
          matched: [],
          missing: [],
          overruled: null,
          reason: null,
          after_probe: false,
          heard: null,
        })),
        traps: [],
      };
  const first = take?.spoken[0]?.words ?? [];
  const spokenFrom = text.indexOf(said[0] ?? '\0');
  /** When the word that begins at a place of the text was spoken. */
  const heardAt = (from: number | undefined): number | null => {
    if (from === undefined || spokenFrom < 0 || from < spokenFrom) return null;
    return first[text.slice(spokenFrom, from).split(' ').length - 1]?.from ?? null;
  };
  return {
    text,
    engine: compared ? engine : null,
    ...told,
    points: told.points.map((point) => ({ ...point, heard: heardAt(point.evidence[0]?.from) })),
    rows: it.rows(index),
    short_html,
    model_answer_html,
    shown_html,
    samples,
    sources,
  };
}

export function sessionOf(it: Machine): SessionView {
  return {
    card: cardOf(it),
    settings: it.held.settings,
    rubric_title: it.held.rubricTitle,
    whole: it.whole,
    paused_for: it.pausedFor,
    gaps: 0,
    items: it.items.map((_, index) => reviewOf(it, index)),
    review_notes: it.reviewNotes.filter((note) => note.item === null).map(({ note }) => note),
    deleted: it.deleted,
  };
}
