import { asApiError, backend } from '../backend';
import type { ApiError, Millis } from '../backend/bindings';
import { nextSpeed, soundType, type PlayerKey } from './player';

/** Plays one recording. Its sound is fetched when it is first asked for. */
export class Player {
  /** Where it is. */
  at = $state<Millis>(0);
  length = $state<Millis | null>(null);
  playing = $state(false);
  speed = $state(1);
  error = $state.raw<ApiError | null>(null);

  /** Called at the end of the recording; without it, the place goes back to the beginning. */
  onend: (() => void) | null = null;

  readonly #recording: string;
  #audio: HTMLAudioElement | null = null;
  #loading: Promise<HTMLAudioElement> | null = null;
  #address = '';
  #gone = false;
  #frame = 0;

  constructor(recording: string, length: Millis | null) {
    this.#recording = recording;
    this.length = length;
  }

  async toggle(): Promise<void> {
    if (this.playing) this.pause();
    else await this.play();
  }

  pause(): void {
    this.#audio?.pause();
  }

  /** Plays on, or from `at`. */
  async play(at?: Millis): Promise<void> {
    if (at !== undefined) this.seek(at);
    try {
      this.#loading ??= this.#load();
      const audio = await this.#loading;
      audio.currentTime = this.at / 1000;
      await audio.play();
      this.error = null;
    } catch (thrown) {
      this.#loading = null;
      if (!this.#gone && !isInterrupted(thrown)) this.error = problem(thrown);
    }
  }

  seek(at: Millis): void {
    this.at = Math.max(0, Math.min(at, this.length ?? at));
    if (this.#audio) this.#audio.currentTime = this.at / 1000;
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    if (this.#audio) this.#audio.playbackRate = speed;
  }

  press(key: PlayerKey): void {
    switch (key.does) {
      case 'toggle':
        return void this.toggle();
      case 'skip':
        return this.seek(this.at + key.by);
      case 'speed':
        return this.setSpeed(nextSpeed(this.speed, key.step));
      case 'start':
        return this.seek(0);
      case 'end':
        return this.seek(this.length ?? this.at);
    }
  }

  close(): void {
    this.#gone = true;
    cancelAnimationFrame(this.#frame);
    this.#audio?.pause();
    if (this.#address) URL.revokeObjectURL(this.#address);
  }

  async #load(): Promise<HTMLAudioElement> {
    const bytes = await backend.recordingBytes(this.#recording);
    this.#address = URL.createObjectURL(new Blob([bytes], { type: soundType(bytes) }));
    const audio = new Audio(this.#address);
    if (this.#gone) URL.revokeObjectURL(this.#address);
    audio.preservesPitch = true;
    audio.playbackRate = this.speed;
    audio.onplay = () => {
      this.playing = true;
      this.#follow();
    };
    audio.onpause = () => {
      this.playing = false;
      cancelAnimationFrame(this.#frame);
      this.at = audio.currentTime * 1000;
    };
    audio.onended = () => {
      if (this.onend) this.onend();
      else this.at = 0;
    };
    audio.ondurationchange = () => {
      if (Number.isFinite(audio.duration)) this.length ??= Math.round(audio.duration * 1000);
    };
    this.#audio = audio;
    return audio;
  }

  /** Each picture, and not each quarter of a second: the word that is spoken is lit in time. */
  #follow(): void {
    if (!this.#audio || this.#gone) return;
    this.at = this.#audio.currentTime * 1000;
    this.#frame = requestAnimationFrame(() => this.#follow());
  }
}

/** Paused, or closed, before it had begun. */
function isInterrupted(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}

function problem(thrown: unknown): ApiError {
  if (!(thrown instanceof DOMException)) return asApiError(thrown);
  return {
    code: 'io',
    message: 'This window can’t play the recording. It is safe on the disk.',
    detail: thrown.message,
  };
}
