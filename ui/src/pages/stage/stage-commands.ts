import type { Action } from '../../backend/bindings';
import type { Command } from '../../frame/commands.svelte';
import type { Interview } from './interview.svelte';

type Doings = {
  act: (action: Action) => Promise<boolean>;
  beginAnswer: () => Promise<void>;
  toggleNotes: () => Promise<void>;
  repeat: () => void;
  mute: () => void;
  write: () => void;
  skip: () => void;
  end: () => void;
  showKeys: () => void;
  stepBack: () => void;
};

/** What can be done on the stage just now, each with its keys. */
export function stageCommands(
  { view, closing }: Interview,
  { notesOpen, choosing, voice }: { notesOpen: boolean; choosing: boolean; voice: boolean },
  { act, beginAnswer, toggleNotes, repeat, mute, write, skip, end, showKeys, stepBack }: Doings,
): Command[] {
  const { stage, paused, mode } = view;
  const thinking = stage.kind === 'thinking';
  const answering = stage.kind === 'answering';
  const speaking = answering && stage.speaking;
  const asking = thinking || answering || stage.kind === 'opening';
  const open = asking && !closing;
  return [
    {
      id: 'begin-answer',
      title: 'Start answering',
      keys: ['Enter', 'Mod+Enter'],
      enabled: open && thinking && !paused,
      run: () => void beginAnswer(),
    },
    {
      id: 'done',
      title: 'Done with this answer',
      keys: ['Enter', 'Mod+Enter'],
      enabled: open && answering && !paused,
      run: () => void act({ do: 'done' }),
    },
    {
      id: 'pause',
      title: paused ? 'Go on' : 'Pause',
      keys: ['Space', 'Mod+.'],
      enabled: open,
      run: () => void act({ do: paused ? 'unpause' : 'pause' }),
    },
    {
      id: 'notes',
      title: notesOpen ? 'Write in the notes, or close them' : 'Open the notes',
      keys: ['N', 'Alt+N'],
      enabled: asking,
      run: () => void toggleNotes(),
    },
    {
      id: 'speak',
      title: speaking ? 'Stop speaking, and write' : 'Speak the answer',
      keys: ['M', 'Alt+M'],
      enabled: open && answering && !paused,
      run: () => void act({ do: 'speak', on: !speaking }),
    },
    {
      id: 'repeat',
      title: 'Say the question again',
      keys: ['R', 'Alt+R'],
      enabled: asking && !paused,
      run: repeat,
    },
    {
      id: 'mute',
      title: voice ? 'Mute the interviewer' : 'Let the interviewer speak',
      keys: ['V', 'Alt+V'],
      enabled: asking,
      run: mute,
    },
    {
      id: 'ideas',
      title: answering && stage.hints ? 'Show no hints' : 'Show hints: key points light up while you answer',
      keys: ['I', 'Alt+I'],
      enabled: open && answering && mode === 'practice',
      run: () => void act({ do: 'hints', on: !(answering && stage.hints) }),
    },
    { id: 'write', title: 'Write on', keys: ['W'], enabled: open && answering && !paused, run: write },
    {
      id: 'skip',
      title: 'Skip this question',
      keys: ['S'],
      enabled: open,
      run: skip,
    },
    {
      id: 'park',
      title: 'Park this question until the end',
      keys: ['P'],
      enabled: open && 'may_park' in stage && stage.may_park,
      run: () => void act({ do: 'park' }),
    },
    {
      id: 'next',
      title: stage.kind === 'revealed' && stage.last ? 'Finish the interview' : 'Go to the next question',
      keys: ['Enter', 'Mod+Enter'],
      enabled: stage.kind === 'revealed' && !closing,
      run: () => void act({ do: 'move_on' }),
    },
    {
      id: 'end',
      title: 'End early, or leave for now',
      keys: ['E'],
      enabled: stage.kind !== 'finished' && stage.kind !== 'waiting' && !choosing,
      run: end,
    },
    { id: 'stage-keys', title: 'Show the keys of the stage', keys: ['?'], run: showKeys },
    { id: 'step-back', title: 'Step back', keys: ['Escape'], unlisted: true, run: stepBack },
  ];
}
