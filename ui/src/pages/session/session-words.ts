import type { ExportFormat, ItemReview, PlanSettings, SessionCard } from '../../backend/bindings';
import { count } from '../../words/counts';
import { length } from '../../words/time';

/** The settings of a session in one line: what differs from the usual is said, the rest is left out. */
export function settingsInWords(settings: PlanSettings): string {
  const { mode, think, answer, strict, takes, extra_time, clock, session_limit, manner, seed } = settings;
  const parts = [
    mode === 'exam' ? 'Exam' : 'Practice',
    think === null
      ? 'each question’s own time to think'
      : think === 0
        ? 'no time to think'
        : `${length(think)} to think`,
    answer === null ? 'each question’s own time to answer' : `${length(answer)} to answer`,
    strict ? 'answers taken at the limit' : 'overtime measured',
  ];
  if (takes > 1) parts.push(`${takes} tries`);
  if (extra_time > 100) parts.push(`${extra_time} % of the time`);
  if (clock !== 'down') parts.push(clock === 'up' ? 'clock counting up' : 'clock hidden');
  if (session_limit !== null) parts.push(`${length(session_limit)} for the whole`);
  if (manner !== 'neutral') parts.push(`a ${manner} interviewer`);
  parts.push(`seed ${seed}`);
  return `${parts.join(', ')}.`;
}

/** What became of a question, in a few words. */
export function outcomeInWords(item: ItemReview): string {
  switch (item.outcome) {
    case 'answered':
      return item.to_judge === null ? 'answered' : 'waits for your judgement';
    case 'skipped':
      return 'skipped';
    case 'not_reached':
      return 'not reached';
    case 'parked':
      return 'parked';
    case 'open':
      return 'being asked';
    case 'ahead':
      return 'not asked yet';
  }
}

/** The times of an answer, one fact each. */
export function timesInWords(item: ItemReview): string[] {
  const take = item.takes.at(-1);
  const facts =
    item.think.budget === 0 ? [] : [`${length(item.think.used)} of ${length(item.think.budget)} to think`];
  if (take) {
    facts.push(`${length(take.used)} of ${length(item.answer.budget)} to answer`);
    if (item.answer.overtime >= 500) facts.push(`${length(item.answer.overtime)} over`);
    if (take.close === 'time_up') facts.push('taken at the limit');
    if (take.latency !== null) facts.push(`first words after ${length(take.latency)}`);
  }
  if (item.takes.length > 1) facts.push(count(item.takes.length, 'try', 'tries'));
  if (item.times_parked > 0)
    facts.push(`parked ${item.times_parked === 1 ? 'once' : `${item.times_parked} times`}`);
  if (item.peeked !== null) facts.push('everything was shown before the lock');
  if (item.hinted) facts.push('key points lit up while you answered');
  return facts;
}

const ENDINGS: Record<ExportFormat, string> = { markdown: 'md', json: 'json' };

/** A file name that every system allows: "How the web works, 2026-11-20.md". */
export function fileName(
  { title, started }: Pick<SessionCard, 'title' | 'started'>,
  format: ExportFormat,
): string {
  const safe = title
    .replace(/[^\p{L}\p{N} ,.()+#-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 80);
  return `${safe || 'Session'}, ${started.slice(0, 10)}.${ENDINGS[format]}`;
}
