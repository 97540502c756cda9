import type { ItemReview, Reveal, SessionCard, SessionView } from '../bindings';
import { compareTo } from './compare';
import { readingOf, type Machine } from './machine';

const ENGINE = { name: 'simulated', version: '1' };

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
      text: take.text,
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

function revealOf(it: Machine, index: number): Reveal {
  const item = it.items[index]!;
  const { short_html, model_answer_html, shown_html, samples, sources } = item.question;
  const points = it.points(index);
  const compared = item.locked !== null;
  const told = compared
    ? compareTo(item.question, item.takes.at(-1)?.text ?? '', points, item.overruled)
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
        })),
        traps: [],
      };
  return {
    engine: compared ? ENGINE : null,
    ...told,
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
  };
}
