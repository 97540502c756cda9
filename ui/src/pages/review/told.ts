import type { Change, MissReason, TimelineView } from '../../backend/bindings';
import { moment } from '../../speech/player';
import { count } from '../../words/counts';
import { length } from '../../words/time';

/** A pause that one notices. */
const LONG = 1500;

export const REASON_WORDS: Record<MissReason, string> = {
  forgot: 'I forgot it',
  no_time: 'I had no time',
  misread: 'I misread the question',
  misheard: 'I said it: misheard',
};

/** What happened, as one would say it. */
export function changeInWords(change: Change): string {
  switch (change.kind) {
    case 'listening':
      return `Recorded with ${change.device}`;
    case 'not_listening':
      return `No microphone: ${change.why}`;
    case 'lost':
      return `${change.device} was lost`;
    case 'fell_back':
      return `Went on with ${change.device}`;
    case 'came_back':
      return `${change.device} came back`;
    case 'silent':
      return 'The microphone heard nothing';
    case 'clipping':
      return 'Too loud to be recorded truly';
    case 'missing':
      return `Not kept, as the disk did not answer: ${length(change.length)} of what was said`;
    case 'ended':
      return ENDED[change.end];
    case 'added':
      return `Added from ${change.file}`;
    case 'speaks':
      return change.on ? 'You went on speaking' : 'You went on typing';
    case 'paused':
      return `Paused for ${length(change.length)}`;
    case 'parked':
      return 'Parked, and taken up again later';
    case 'away':
      return change.gap === 'closed'
        ? `The program was closed for ${length(change.wall)}`
        : `The machine slept for ${length(change.wall)}`;
    case 'probe':
      return `Follow-up: ${change.ask}`;
  }
}

const ENDED = {
  stopped: 'The recording ended',
  disk_full: 'The recording was closed: the disk was full',
  no_microphone: 'The recording ended: no microphone was left',
  recovered: 'The recording was recovered after the program was ended',
  failed: 'The recording could not be written any further',
} as const;

/** The tier of talk and pauses, for those who can't see it. */
export function activityInWords({ think, activity, clips }: TimelineView): string {
  const sum = (kind: string): number =>
    activity.reduce((whole, part) => whole + (part.kind === kind ? part.to - part.from : 0), 0);
  const long = activity.filter(({ kind, from, to }) => kind === 'pause' && to - from >= LONG);
  const longest = long.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
  const parts = [
    think > 0 ? `${length(think)} to think` : '',
    `${clips.length > 0 ? 'spoke' : 'typed'} for ${length(sum('talk'))}`,
    longest
      ? `${count(long.length, 'long pause')}, the longest ${length(longest.to - longest.from)} at ${moment(longest.from)}`
      : 'no long pause',
    sum('unknown') > 0 ? 'the sound of a part is gone' : '',
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}
