import type { AskedView, InterviewView, StageView } from '../../backend/bindings';
import { count } from '../../words/counts';
import { plain } from '../../words/html';
import { length } from '../../words/time';

/** What the interviewer asks aloud: the question, or the follow-up to it. */
export function spokenQuestion(stage: Extract<StageView, { question: AskedView }>): string {
  if (stage.kind === 'answering' && stage.probe !== null) return stage.probe;
  return plain(stage.question.title_html);
}

/** What is said when the clock is stopped, and when it goes on. */
export function pauseCue({ stage, paused, clock_style }: InterviewView): string {
  if (paused) return 'Paused. The clock stands still, and the question is covered.';
  if (stage.kind !== 'thinking' && stage.kind !== 'answering') return 'Going on.';
  const time = clock_style === 'hidden' ? '' : ` You have ${length(stage.clock.left)} left.`;
  return `Going on. ${spokenQuestion(stage)}${time}`;
}

/** What is said when the stage changes. */
export function stageCue(view: InterviewView): string {
  const { stage, position, of, line, clock_style } = view;
  const timed = clock_style !== 'hidden';
  // An interview that was left goes on where it stood, paused: the question is not said before it is seen.
  if (view.paused && (stage.kind === 'thinking' || stage.kind === 'opening' || stage.kind === 'answering')) {
    return `Question ${position} of ${of}. ${pauseCue(view)}`;
  }
  switch (stage.kind) {
    case 'waiting':
      return line;
    case 'thinking': {
      const time = timed ? ` You have ${length(stage.clock.left)} to think.` : '';
      return `${line} Question ${position} of ${of}. ${plain(stage.question.title_html)}${time}`.trim();
    }
    case 'opening':
      return 'Opening the microphone.';
    case 'answering': {
      const time = timed ? ` You have ${length(stage.clock.left)}.` : '';
      if (stage.probe !== null) return `A follow-up. ${stage.probe}${time}`;
      return `Answer now.${time}`;
    }
    case 'judging':
      return `${line} ${count(stage.points.length, 'key point')} to judge.`.trim();
    case 'revealed':
      return stage.review.outcome === 'answered'
        ? 'Locked. Here is the comparison and a model answer.'
        : 'Skipped. Here is a model answer.';
    case 'finished':
      return line || 'The interview is over.';
  }
}
