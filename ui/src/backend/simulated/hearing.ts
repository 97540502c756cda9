import type { Heard, MicrophoneInfo, ModelPurpose, ModelsView, SpokenView, SpokenWord } from '../bindings';
import type { UseCase } from '../backend';
import { spokenSample } from './wav';
import { fail, type Cases } from './world';

type HearingCase = Extract<
  UseCase,
  | 'microphones'
  | 'set_hearing'
  | 'monitor'
  | 'speech_models'
  | 'add_model'
  | 'verify_model'
  | 'remove_model'
  | 'download_model'
  | 'stop_download'
  | 'voices'
  | 'say'
  | 'hush'
  | 'transcribe'
  | 'stop_transcribing'
  | 'edit_transcript'
  | 'choose_transcript'
  | 'waveform'
  | 'speech_facts'
  | 'add_recording'
  | 'export_clip'
  | 'export_transcript'
>;

export type SimulatedHearing = {
  cases: Cases<HearingCase>;
  onHeard: (happened: (heard: Heard) => void) => () => void;
  bytes: (recording: string) => ArrayBuffer;
  /** A new recording of an answer. */
  record: (said?: string) => SpokenView;
  /** Levels and words from now on, or silence. */
  listen: (on: boolean) => void;
};

const SAID =
  'Well the event loop takes one macrotask from its queue and then um it runs all the microtasks before it draws anything again'.split(
    ' ',
  );
const LENGTH = 12_000;
/** From a word to the next. */
const STEP = 480;

const wordsOf = (said: string[]): SpokenWord[] =>
  said.map((text, i) => ({
    text,
    from: 600 + i * STEP,
    to: 600 + i * STEP + 400,
    doubtful: text === 'macrotask' || text === 'draws',
  }));

/** Everything that hears, in a browser that hears nothing: `?nomic`, `?nomodel`, `?novoice`, `?hungdisk` set the scene. */
export function hearingCases(scene: URLSearchParams): SimulatedHearing {
  const listeners = new Set<(heard: Heard) => void>();
  const tell = (heard: Heard): void => listeners.forEach((listener) => listener(structuredClone(heard)));
  const recordings = new Map<string, SpokenView>();
  const microphones: MicrophoneInfo[] = scene.has('nomic')
    ? []
    : [
        { id: 'alsa:built-in', name: 'Built-in microphone', is_default: true, is_monitor: false },
        { id: 'alsa:usb', name: 'USB headset', is_default: false, is_monitor: false },
        { id: 'alsa:monitor', name: 'Speakers', is_default: false, is_monitor: true },
      ];
  const offer = (
    name: string,
    english_only: boolean,
    speed: string,
    megabytes: number,
    purpose: ModelPurpose = 'transcribing',
  ) => ({
    name,
    purpose,
    english_only,
    speed,
    bytes: megabytes * 1_000_000,
    sha256: '0'.repeat(64),
    address: `https://models.example/${name}.bin`,
    installed: false,
  });
  const models: ModelsView = {
    installed: scene.has('nomodel')
      ? []
      : [
          {
            name: 'base.en',
            purpose: 'transcribing',
            path: '/home/you/models/base.en.bin',
            bytes: 148_000_000,
            present: true,
          },
        ],
    offers: [
      offer('tiny.en', true, 'fastest', 78),
      offer('base.en', true, 'fast', 148),
      offer('small', false, 'medium', 488),
      offer('large-v3-turbo', false, 'slow', 1624),
      offer('all-MiniLM-L6-v2', true, '', 91, 'comparing'),
    ],
    damaged: [],
  };
  const transcribing = new Map<string, ReturnType<typeof setTimeout>>();
  const downloads = new Map<string, ReturnType<typeof setInterval>>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let tick = 0;
  let voice: ReturnType<typeof setTimeout> | undefined;

  const recording = (id: string): SpokenView =>
    recordings.get(id) ?? fail('not_found', 'There is no such recording.', id);
  const model = (name: string) =>
    models.installed.find((one) => one.name === name) ?? fail('not_found', 'There is no such model.', name);
  const installed = (name: string, bytes: number, purpose: ModelPurpose) => {
    const path = `/home/you/models/${name}${purpose === 'comparing' ? '' : '.bin'}`;
    const view = { name, purpose, path, bytes, present: true };
    models.installed.push(view);
    return view;
  };

  /** Lets a version count. By their places alone: the program knows better which words differ. */
  function use(of: SpokenView, version: bigint): void {
    const said = of.versions.find(({ id }) => id === version)!.text.split(/\s+/);
    of.transcript = version;
    of.words = wordsOf(said);
    for (const one of of.versions) {
      one.differs = one.text.split(/\s+/).flatMap((word, i) => (word === said[i] ? [] : [i]));
    }
  }

  function keep(of: SpokenView, said: string[], by: string): void {
    const id = BigInt(of.versions.length + 1);
    of.versions.unshift({ id, made: new Date().toISOString(), by, text: said.join(' '), differs: [] });
    use(of, id);
  }

  /** The disk does not answer from the second second to the twelfth. */
  function hang(tick: number): void {
    const message = (seconds: number): string =>
      `The disk has not answered for ${seconds} s. What you say is being kept in memory.`;
    const waits = { 60: 1, 100: 3, 240: 10 }[tick];
    if (waits) tell({ kind: 'microphone', state: 'disk_waits', message: message(waits) });
    const answers = 'The disk answers again, and has all that you said.';
    if (tick === 260) tell({ kind: 'microphone', state: 'disk_answers', message: answers });
  }

  function listen(on: boolean): void {
    clearInterval(timer);
    tick = 0;
    if (!on || microphones.length === 0) return;
    timer = setInterval(() => {
      tick += 1;
      const rms = tick < 15 ? 0.002 : 0.05 + 0.05 * Math.abs(Math.sin(tick / 3));
      tell({ kind: 'level', rms, peak: Math.min(1, rms * 2.4) });
      const text = SAID.slice(0, Math.floor(tick / 8)).join(' ');
      if (tick % 8 === 0) tell({ kind: 'words', recording: 'now', text });
      if (scene.has('hungdisk')) hang(tick);
    }, 50);
  }

  return {
    listen,
    record: (said) => {
      const words = said?.split(' ') ?? SAID;
      const one: SpokenView = {
        recording: `recording-${recordings.size + 1}`,
        begun: 0,
        length: said === undefined ? LENGTH : 1800 + words.length * STEP,
        origin: 'Built-in microphone',
        removed: false,
        words: [],
        transcript: null,
        versions: [],
      };
      if (models.installed.length > 0) keep(one, words, 'whisper.cpp, base.en');
      recordings.set(one.recording, one);
      return one;
    },
    onHeard: (happened) => {
      listeners.add(happened);
      return () => listeners.delete(happened);
    },
    bytes: (id) => {
      return spokenSample(recording(id).length ?? LENGTH);
    },
    cases: {
      microphones: () => microphones,
      set_hearing: () => null,
      monitor: ({ on }) => {
        listen(on);
        return on ? (microphones[0] ?? fail('not_found', 'There is no microphone.')) : null;
      },
      speech_models: () => ({
        ...models,
        offers: models.offers.map((one) => ({
          ...one,
          installed: models.installed.some(({ name }) => name === one.name),
        })),
      }),
      add_model: ({ path }) => {
        const purpose = path.endsWith('.bin') ? 'transcribing' : 'comparing';
        return installed(path.split('/').at(-1) ?? path, 31_000_000, purpose);
      },
      verify_model: ({ name }) => model(name),
      remove_model: ({ name }) => {
        const { bytes } = model(name);
        models.installed = models.installed.filter((one) => one.name !== name);
        return bytes;
      },
      download_model: ({ name }) => {
        const { bytes: of, purpose } = models.offers.find((one) => one.name === name)!;
        let have = 0;
        downloads.set(
          name,
          setInterval(() => {
            have = Math.min(of, have + of / 40);
            if (have < of) return tell({ kind: 'download', name, have, of, installed: false, message: null });
            clearInterval(downloads.get(name));
            installed(name, of, purpose);
            tell({ kind: 'download', name, have, of, installed: true, message: null });
          }, 200),
        );
        return null;
      },
      stop_download: ({ name }) => {
        clearInterval(downloads.get(name));
        const message = 'The download was stopped. What has come is kept.';
        tell({ kind: 'download', name, have: 0, of: 1, installed: false, message });
        return null;
      },
      voices: () => [
        { id: 'gmw/en-GB', name: 'English (Great Britain)', language: 'en-gb' },
        { id: 'gmw/en-US', name: 'English (America)', language: 'en-us' },
      ],
      say: ({ text }) => {
        if (scene.has('novoice')) return false;
        clearTimeout(voice);
        voice = setTimeout(() => tell({ kind: 'said', text }), 400 + text.length * 30);
        return true;
      },
      hush: () => {
        clearTimeout(voice);
        return null;
      },
      transcribe: ({ recording: id }) => {
        const of = recording(id);
        tell({ kind: 'transcribing', recording: id, done: 4000, known: LENGTH, left: 2000 });
        const done = (): void => {
          keep(of, SAID, 'whisper.cpp, base.en');
          tell({ kind: 'transcribed', session: '', recording: id });
        };
        clearTimeout(transcribing.get(id));
        transcribing.set(id, setTimeout(done, 1500));
        return null;
      },
      stop_transcribing: ({ recording: id }) => {
        clearTimeout(transcribing.get(id));
        const message = 'The transcription was stopped.';
        tell({ kind: 'not_transcribed', session: '', recording: id, message });
        return null;
      },
      edit_transcript: ({ recording: id, text }) => {
        keep(recording(id), text.split(/\s+/), 'you');
        return null;
      },
      choose_transcript: ({ recording: id, version }) => {
        use(recording(id), version);
        return null;
      },
      waveform: ({ width }) =>
        Array.from({ length: width }, (_, x) => {
          const high = Math.round(90 * Math.abs(Math.sin(x / 7) * Math.sin(x / 31)));
          return { low: -high, high };
        }),
      speech_facts: () => ({
        speech: [{ from: 600, to: 11_000 }],
        pauses: [{ from: 5200, to: 7000 }],
        first_word: 600,
        silence_after: 1000,
        words: SAID.length,
        pace: 131.4,
        fillers: 1,
        hedges: 0,
        repeats: 0,
        drift_ppm: -12.5,
      }),
      add_recording: () => null,
      export_clip: ({ path }) => ({ path, bytes: 88_244 }),
      export_transcript: ({ path }) => ({ path, bytes: 412 }),
    },
  };
}
