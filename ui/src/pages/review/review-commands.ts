import type { Command } from '../../frame/commands.svelte';

/** What can be done just now. */
type Can = {
  /** There is something to play. */
  timed: boolean;
  revealed: boolean;
  /** There are misses to play. */
  misses: boolean;
  /** They are played just now. */
  running: boolean;
  /** Something is looped or played that Escape stops. */
  stop: boolean;
  correct: boolean;
  before: boolean;
  after: boolean;
};

export type Deeds = {
  play: () => void;
  skip: (seconds: number) => void;
  toWord: (step: 1 | -1) => void;
  speed: (step: 1 | -1) => void;
  toMiss: (step: 1 | -1) => void;
  playMisses: () => void;
  nextPlayed: () => void;
  loop: () => void;
  note: () => void;
  correct: () => void;
  toAnswer: (step: 1 | -1) => void;
  /** None is the last one. */
  toTake: (take: number | null) => void;
  attempts: () => void;
  keys: () => void;
  stop: () => void;
};

/** Everything that a key does in review; `KeyList.svelte` says the same in words. */
export function reviewCommands(can: Can, does: Deeds): Command[] {
  const command = (
    id: string,
    title: string,
    keys: string[],
    enabled: boolean,
    run: () => void,
  ): Command => ({
    id,
    title,
    keys,
    enabled,
    run,
  });
  return [
    command('play', 'Play, or pause', ['Space'], can.timed, does.play),
    command('back-5', 'Go 5 seconds back', ['ArrowLeft'], can.timed, () => does.skip(-5)),
    command('on-5', 'Go 5 seconds on', ['ArrowRight'], can.timed, () => does.skip(5)),
    command('word-before', 'Go to the word before', ['Shift+ArrowLeft'], can.timed, () => does.toWord(-1)),
    command('word-after', 'Go to the next word', ['Shift+ArrowRight'], can.timed, () => does.toWord(1)),
    command('slower', 'Play slower', ['<', ','], can.timed, () => does.speed(-1)),
    command('faster', 'Play faster', ['>', '.'], can.timed, () => does.speed(1)),
    command('next-miss', 'Next miss', ['M'], can.revealed, () => does.toMiss(1)),
    command('miss-before', 'The miss before', ['Shift+M'], can.revealed, () => does.toMiss(-1)),
    command('play-misses', 'Play only my misses', ['P'], can.misses, does.playMisses),
    command('next-played', 'Go on to the next miss', ['J'], can.running, does.nextPlayed),
    command('loop', 'Loop a span', ['L'], can.timed, does.loop),
    command('note', 'Add a note here', ['N'], true, does.note),
    command('correct', 'Correct the word here', ['C'], can.correct, does.correct),
    command('answer-before', 'The answer before', ['['], can.before, () => does.toAnswer(-1)),
    command('answer-after', 'The next answer', [']'], can.after, () => does.toAnswer(1)),
    command('attempts', 'All answers to this question', ['A'], true, does.attempts),
    command('review-keys', 'Show the keys', ['?'], true, does.keys),
    { ...command('stop-run', 'Stop', ['Escape'], can.stop, does.stop), unlisted: true },
  ];
}
