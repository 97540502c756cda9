import type { Millis } from '../../backend/bindings';

/** Time that passes like that of a recording: for a typed answer, and where the sound was deleted. */
export class Silence {
  at = $state<Millis>(0);
  playing = $state(false);
  readonly error = null;
  onend: (() => void) | null = null;

  #speed = 1;
  #frame = 0;

  constructor(readonly length: Millis) {}

  play(at?: Millis): Promise<void> {
    if (at !== undefined) this.seek(at);
    if (this.playing) return Promise.resolve();
    this.playing = true;
    let last = performance.now();
    const pass = (): void => {
      if (!this.playing) return;
      const now = performance.now();
      this.at = Math.min(this.length, this.at + (now - last) * this.#speed);
      last = now;
      if (this.at >= this.length) {
        this.playing = false;
        this.onend?.();
      } else this.#frame = requestAnimationFrame(pass);
    };
    this.#frame = requestAnimationFrame(pass);
    return Promise.resolve();
  }

  pause(): void {
    this.playing = false;
    cancelAnimationFrame(this.#frame);
  }

  seek(at: Millis): void {
    this.at = Math.max(0, Math.min(at, this.length));
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
  }

  close(): void {
    this.pause();
  }
}
