import type { ApiError, Clip, Millis, TimeSpan } from '../../backend/bindings';
import { Player } from '../../speech/player.svelte';
import { Silence } from './silence.svelte';

/** What plays one part of the axis. */
type Voice = Pick<Player, 'at' | 'playing' | 'play' | 'pause' | 'seek' | 'setSpeed' | 'close' | 'onend'> & {
  readonly error: ApiError | null;
};

type Track = { from: Millis; length: Millis; voice: Voice };

/** Nearer to the end than this, playing begins anew. */
const OVER = 60;

/** Plays an answer on its axis of time: its recordings one after the other, or its typing. */
export class Reel {
  speed = $state(1);
  /** Played again and again. */
  loop = $state.raw<TimeSpan | null>(null);

  #index = $state(0);
  /** A span that somebody waits for the end of. */
  #waiting: { to: Millis; done: (whole: boolean) => void } | null = null;
  #frame = 0;
  readonly #tracks: Track[];

  constructor(
    clips: Clip[],
    readonly length: Millis,
  ) {
    const played = clips.filter((clip) => clip.length > 0);
    this.#tracks =
      played.length === 0
        ? [{ from: 0, length, voice: new Silence(length) }]
        : played.map((clip) => ({
            from: clip.from,
            length: clip.length,
            voice: clip.removed ? new Silence(clip.length) : new Player(clip.recording, clip.length),
          }));
    this.#tracks.forEach(({ voice }, index) => (voice.onend = () => this.#ended(index)));
  }

  get at(): Millis {
    const track = this.#tracks[this.#index]!;
    return track.from + Math.min(track.voice.at, track.length);
  }

  get playing(): boolean {
    return this.#tracks[this.#index]!.voice.playing;
  }

  get error(): ApiError | null {
    return this.#tracks[this.#index]!.voice.error;
  }

  toggle(): void {
    if (this.playing) this.pause();
    else void this.play();
  }

  /** Plays on, or from `at`. */
  async play(at?: Millis): Promise<void> {
    this.#giveUp();
    await this.#start(at);
  }

  /** Plays a span; true once it has come to its end, false when something else was wanted meanwhile. */
  playSpan({ from, to }: TimeSpan): Promise<boolean> {
    this.#giveUp();
    this.loop = null;
    return new Promise((done) => {
      this.#waiting = { to: Math.min(to, this.length), done };
      void this.#start(from);
    });
  }

  pause(): void {
    this.#giveUp();
    this.#stop();
  }

  seek(at: Millis): void {
    this.#giveUp();
    this.#move(at);
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    for (const { voice } of this.#tracks) voice.setSpeed(speed);
  }

  close(): void {
    this.#giveUp();
    cancelAnimationFrame(this.#frame);
    for (const { voice } of this.#tracks) voice.close();
  }

  async #start(at?: Millis): Promise<void> {
    if (at !== undefined) this.#move(at);
    else if (this.at >= this.length - OVER) this.#move(0);
    await this.#tracks[this.#index]!.voice.play();
    if (this.error !== null) this.#giveUp();
    this.#watch();
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    for (const { voice } of this.#tracks) voice.pause();
  }

  #giveUp(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.done(false);
  }

  #move(to: Millis): void {
    const at = Math.max(0, Math.min(to, this.length));
    const found = this.#tracks.findLastIndex((track) => track.from <= at);
    const index = Math.max(0, found);
    const played = this.playing;
    if (index !== this.#index) this.#tracks[this.#index]!.voice.pause();
    this.#index = index;
    const { from, voice } = this.#tracks[index]!;
    voice.seek(at - from);
    if (played && !voice.playing) void voice.play();
  }

  /** Looks for the end of what is looped, or waited for. */
  #watch(): void {
    cancelAnimationFrame(this.#frame);
    const look = (): void => {
      this.#look();
      if (this.playing) this.#frame = requestAnimationFrame(look);
    };
    this.#frame = requestAnimationFrame(look);
  }

  #look(): void {
    const waiting = this.#waiting;
    if (waiting && this.at >= waiting.to) {
      this.#waiting = null;
      this.#stop();
      waiting.done(true);
    } else if (this.loop && this.at >= this.loop.to) this.#move(this.loop.from);
  }

  #ended(index: number): void {
    if (index !== this.#index) return;
    const next = this.#tracks[index + 1];
    if (this.loop && this.loop.to >= this.#tracks[index]!.from + this.#tracks[index]!.length && !next) {
      this.#move(this.loop.from);
      void this.#tracks[this.#index]!.voice.play();
    } else if (next) {
      this.#index = index + 1;
      void next.voice.play(0);
    } else {
      const waiting = this.#waiting;
      this.#waiting = null;
      waiting?.done(true);
    }
  }
}
