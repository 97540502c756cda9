import type {
  Close,
  Judgement,
  MissReason,
  Outcome,
  PlanSettings,
  Reading,
  Row,
  SpokenView,
  Verdict,
} from '../bindings';
import type { PlannedItem } from './planning';

export type Take = {
  text: string;
  spoken: SpokenView[];
  used: number;
  begun: number;
  firstTyped: number | null;
  closed: number | null;
  close: Close | null;
};

export type Item = PlannedItem & {
  outcome: Outcome;
  thinkUsed: number;
  takes: Take[];
  notes: string;
  timesParked: number;
  judgements: Map<string, Judgement>;
  rows: Map<string, number>;
  overall: number | null;
  locked: number | null;
  overruled: Map<string, Verdict>;
  reasons: Map<string, MissReason>;
};

/** Where an interview stands. */
export type Stage =
  { kind: 'thinking' | 'answering' | 'judging' | 'revealed'; item: number } | { kind: 'finished'; item: -1 };

export type Held = {
  id: string;
  title: string;
  started: string;
  settings: PlanSettings;
  rows: Row[];
  rubricTitle: string;
};

export const readingOf = (budget: number, used: number): Reading => ({
  budget,
  used,
  left: Math.max(0, budget - used),
  overtime: Math.max(0, used - budget),
});
