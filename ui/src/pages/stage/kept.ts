import type { Outcome, SessionView } from '../../backend/bindings';
import { count, listed } from '../../words/counts';

/** What is kept of an interview: "3 answers kept, 1 question skipped and 1 not reached." */
export function keptInWords({ card, items }: Pick<SessionView, 'card' | 'items'>): string {
  const with_ = (outcome: Outcome) => items.filter((item) => item.outcome === outcome).length;
  const parts = [`${count(card.answered, 'answer')} kept`];
  if (with_('skipped') > 0) parts.push(`${count(with_('skipped'), 'question')} skipped`);
  if (with_('not_reached') > 0) parts.push(`${with_('not_reached')} not reached`);
  const waits =
    card.awaiting > 0 ? ` ${count(card.awaiting, 'answer waits', 'answers wait')} for your judgement.` : '';
  return `${listed(parts)}.${waits}`;
}
