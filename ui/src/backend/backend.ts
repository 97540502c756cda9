import type { ApiError, Heard, HearingSettings, InterviewView, UseCases, VoiceSettings } from './bindings';

export type UseCase = keyof UseCases;
export type Args<U extends UseCase> = UseCases[U]['args'];
export type Reply<U extends UseCase> = UseCases[U]['reply'];

/** Settings of the window itself: they change how things look here, and nothing that is stored. */
export type WindowSettings = {
  theme: 'system' | 'light' | 'dark';
  /** The size of all text, 1 being as designed. */
  zoom: number;
  clockSounds: boolean;
  /** The settings of the last plan, as JSON; offered again with a fresh seed. */
  lastPlan: string | null;
  /** With what spoken answers are heard. The program is told of it at each start. */
  hearing: HearingSettings;
  /** The sentence model that speaks beside the words; none leaves it to them. Told at each start too. */
  sentenceModel: string | null;
  /** The interviewer's voice; off, questions are only shown. */
  voice: VoiceSettings & { on: boolean };
};

/**
 * Everything the interface asks of the program around it. The real one speaks to Rust; the
 * simulated one lets the same interface run and be tested in a plain browser.
 */
export interface Backend {
  /** Runs a use case. Rejects with an {@link ApiError} and nothing else. */
  call<U extends UseCase>(name: U, args: Args<U>): Promise<Reply<U>>;
  /** Calls back whenever the running interview has changed by itself: each second, and at each limit. */
  onInterview(changed: (view: InterviewView) => void): Promise<() => void>;
  /** Calls back with an error that happened outside any call, such as a full disk while the clock ticked. */
  onTrouble(happened: (error: ApiError) => void): Promise<() => void>;
  /** Calls back with what is heard: levels, words, transcripts, and what becomes of the microphone. */
  onHeard(happened: (heard: Heard) => void): Promise<() => void>;
  /** The sound file of a recording, whole. Rejects with an {@link ApiError}. */
  recordingBytes(recording: string): Promise<ArrayBuffer>;
  /** Calls back while files are dragged over the window, and when they are dropped. */
  onDrop(changed: (drop: { over: boolean; paths: string[] }) => void): Promise<() => void>;
  /** The list that the program was started with; null when there was none, or it was asked for before. */
  openedWith(): Promise<string | null>;
  /** Lets the person choose a list to import; null when they change their mind. */
  chooseList(): Promise<string | null>;
  /** Lets the person choose a recording made elsewhere; null when they change their mind. */
  chooseRecording(): Promise<string | null>;
  /** Asks for a file of some kind; null if the person changed their mind. */
  chooseFile(title: string, name: string, extensions: string[]): Promise<string | null>;
  /** Lets the person choose a speech model's file; null when they change their mind. */
  chooseModel(): Promise<string | null>;
  /** Lets the person choose where to write a file; null when they change their mind. */
  chooseTarget(title: string, suggestedName: string): Promise<string | null>;
  /** Lets the person choose a folder; null when they change their mind. */
  chooseFolder(title: string): Promise<string | null>;
  readSettings(): Promise<Partial<WindowSettings>>;
  writeSettings(settings: WindowSettings): Promise<void>;
  /** Says that the empty frame is on the screen. */
  framed(): Promise<void>;
  /** Says that the first page is on the screen. */
  painted(): Promise<void>;
}

/** What came of a failed call, whatever was thrown. */
export function asApiError(thrown: unknown): ApiError {
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown) {
    return thrown as ApiError;
  }
  return { code: 'io', message: 'Something went wrong inside Hotseat.', detail: String(thrown) };
}
