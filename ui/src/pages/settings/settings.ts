export type Setting = {
  id:
    | 'theme'
    | 'zoom'
    | 'sounds'
    | 'microphone'
    | 'model'
    | 'language'
    | 'prime'
    | 'voice'
    | 'sentences'
    | 'again'
    | 'plan'
    | 'storage'
    | 'data'
    | 'backup';
  name: string;
  /** Why one would change it, in one line. */
  why: string;
  /** Other words by which a person looks for it. */
  words: string;
};

const SETTINGS: Setting[] = [
  {
    id: 'theme',
    name: 'Theme',
    why: 'Light paper by day, a dim room by night.',
    words: 'dark light colour appearance mode contrast',
  },
  {
    id: 'zoom',
    name: 'Text size',
    why: 'All text grows together, also by Ctrl and plus or minus.',
    words: 'zoom font larger smaller big scale',
  },
  {
    id: 'sounds',
    name: 'Clock sounds',
    why: 'To know the time without looking at it.',
    words: 'audio tick bell noise quiet',
  },
  {
    id: 'microphone',
    name: 'Microphone',
    why: 'For spoken answers. It is tried in the plan, before you begin.',
    words: 'speech record input device mic audio',
  },
  {
    id: 'model',
    name: 'Transcribing speech',
    why: 'It turns what you say into words, on this computer. Larger ones hear better, and take longer.',
    words: 'speech model whisper transcribe transcript download recognise recogniser graphics card gpu',
  },
  {
    id: 'language',
    name: 'Spoken language',
    why: 'It is never guessed, and nothing is translated.',
    words: 'speech transcript code english',
  },
  {
    id: 'prime',
    name: 'Terms',
    why: 'Names such as “libuv” are heard better when the model knows of them.',
    words: 'speech prompt terminology prime words pack',
  },
  {
    id: 'voice',
    name: 'Interviewer’s voice',
    why: 'Questions are said aloud, and stay on the screen.',
    words: 'speech speak read aloud tts mute pace speed',
  },
  {
    id: 'sentences',
    name: 'Comparing answers',
    why: 'A sentence model can speak beside the words. It is not needed.',
    words: 'sentence model verdict key points meaning minilm download engine compare semantic',
  },
  {
    id: 'again',
    name: 'Compare again',
    why: 'Old answers with the present engine. Your own judgements stay, and the old verdicts too.',
    words: 'replay engine verdicts recompare all sessions comparison sentence model',
  },
  {
    id: 'plan',
    name: 'Next plan',
    why: 'A new plan begins as your last one did, with other questions.',
    words: 'defaults reset remember forget last interview',
  },
  {
    id: 'storage',
    name: 'Storage',
    why: 'What takes room, how long it is kept, and what you deleted.',
    words: 'disk space bytes recordings sound retention rules days trash undo deleted size audio',
  },
  {
    id: 'backup',
    name: 'Backup',
    why: 'Everything in one file, and back again.',
    words: 'backup restore copy move machine export save safe zip',
  },
  {
    id: 'data',
    name: 'Where your data is',
    why: 'Questions, answers and sessions.',
    words: 'folder disk storage privacy network account path delete remove erase',
  },
];

/** The settings in whose name, reason or other words each word typed is found. */
export function shownFor(typed: string): Setting[] {
  const words = typed.toLowerCase().split(/\s+/);
  return SETTINGS.filter((setting) => {
    const text = `${setting.name} ${setting.why} ${setting.words}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
