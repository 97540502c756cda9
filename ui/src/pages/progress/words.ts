import type { ReadinessView, SessionChanges, TopicReadiness } from '../../backend/bindings';
import { dateOf } from '../../parts/chart/chart';
import { count } from '../../words/counts';

/** As the program has it: fewer questions say too little of a topic. */
const LEAST = 3;
/** An interval wider than this leaves most of it open. */
const WIDE = 0.5;
const SECURE = 0.8;

const percent = (share: number): string => String(Math.round(share * 100));

/** "62 %, between 41 and 79 %". */
export function readyWords(found: ReadinessView): string {
  return `${percent(found.share)} %, between ${percent(found.low)} and ${percent(found.high)} %`;
}

/** What to do next about a topic, in one sentence. */
export function nextStep(topic: TopicReadiness): string {
  const left = topic.questions - topic.asked;
  if (topic.readiness === null) {
    if (topic.questions < LEAST) return 'Too few questions in the bank to tell.';
    return `Too little to say: ask ${count(LEAST - topic.asked, 'more question', 'more questions')}.`;
  }
  if (topic.due > 0) return `${count(topic.due, 'key point')} ${topic.due === 1 ? 'is' : 'are'} due.`;
  if (left > 0 && topic.readiness.high - topic.readiness.low > WIDE) {
    return `Ask ${count(Math.min(left, LEAST), 'new question')} to know more.`;
  }
  if (topic.readiness.share >= SECURE) return 'Nothing is due.';
  return left > 0 ? `${count(left, 'question')} not asked yet.` : 'Practise what was missed.';
}

/** What the last session changed, in a sentence. */
export function changesWords(changes: SessionChanges): string {
  const parts = [
    changes.gained.length > 0 ? `${count(changes.gained.length, 'key point')} better than before` : '',
    changes.lost.length > 0 ? `${changes.lost.length} less well` : '',
    changes.same > 0 ? `${changes.same} as before` : '',
    changes.first > 0 ? `${changes.first} asked for the first time, ${changes.first_said} of them said` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Nothing in it could be rated.' : `${parts.join(', ')}.`;
}

/** "Saturday, 21 November". */
export function dayWords(day: string): string {
  const say = (options: Intl.DateTimeFormatOptions): string =>
    dateOf(day).toLocaleDateString('en-GB', { timeZone: 'UTC', ...options });
  return `${say({ weekday: 'long' })}, ${say({ day: 'numeric', month: 'long' })}`;
}

/** "today", "tomorrow", "in 12 days". */
export function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

export type Span = '30' | '90' | '365' | 'all';

/** The first day of a period that ends today; none for all of it. */
export function firstDay(span: Span, today: Date): string | null {
  if (span === 'all') return null;
  const first = new Date(today.getFullYear(), today.getMonth(), today.getDate() - Number(span) + 1, 12);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${first.getFullYear()}-${two(first.getMonth() + 1)}-${two(first.getDate())}`;
}
