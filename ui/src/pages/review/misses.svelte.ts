import { backend } from '../../backend';
import type { Millis, PointMark, TimelineView } from '../../backend/bindings';
import { hush, sayAloud } from '../../frame/voice';
import { around, missesInOrder } from './places';
import type { Reel } from './reel.svelte';

export type Part = 'question' | 'words' | 'model';
export type Caption = { part: Part; text: string; of: string; number: number; count: number };

/** How long a caption stands that nobody speaks: a breath, and time to read each word. */
const BREATH: Millis = 1200;
const WORD: Millis = 320;

type Said = { question: string; view: TimelineView; points: PointMark[]; voice: boolean };

/**
 * Plays the misses and nothing else: for each the question, one's nearest words, and the model
 * sentence. What no voice speaks stands as a caption long enough to be read.
 */
export class MissRun {
  caption = $state.raw<Caption | null>(null);

  #turn = 0;
  #skip: (() => void) | null = null;

  constructor(
    readonly reel: Reel,
    readonly select: (point: string) => void,
  ) {}

  get running(): boolean {
    return this.caption !== null;
  }

  /** Plays from the miss named, or from the first; true when all were played. */
  async start({ question, view, points, voice }: Said): Promise<boolean> {
    const turn = ++this.#turn;
    this.#skip?.();
    const misses = missesInOrder(points);
    const said = new Map(view.review.reveal?.points.map(({ id, say }) => [id, say]));
    for (const [index, miss] of misses.entries()) {
      this.select(miss.id);
      let skipped = false;
      const skip = new Promise<void>((done) => {
        this.#skip = () => {
          skipped = true;
          done();
        };
      });
      const show = (part: Part, text: string): void => {
        this.caption = { part, text, of: miss.id, number: index + 1, count: misses.length };
      };
      const parts: [Part, string][] = [
        ['question', question],
        ['words', miss.near ? `“${miss.near.said}”` : 'Not touched.'],
        ['model', said.get(miss.id) ?? ''],
      ];
      for (const [part, text] of parts) {
        show(part, text);
        this.reel.pause();
        const time = part === 'words' ? (miss.near?.time ?? null) : null;
        const playing = time
          ? this.reel.playSpan(around(time, view.length)).then(() => undefined)
          : spoken(text, voice && part !== 'words');
        await Promise.race([playing, skip]);
        if (turn !== this.#turn) return false;
        if (skipped) break;
      }
      void hush();
      this.reel.pause();
    }
    this.caption = null;
    return true;
  }

  /** Goes on to the next miss. */
  next(): void {
    this.#skip?.();
  }

  stop(): void {
    this.#turn += 1;
    this.#skip?.();
    this.caption = null;
    void hush();
    this.reel.pause();
  }
}

/** Waits until a text was spoken or, where there is no voice, until it can have been read. */
async function spoken(text: string, voice: boolean): Promise<void> {
  const words = text.replaceAll('`', '');
  if (voice) {
    let ended: () => void = () => undefined;
    const end = new Promise<void>((done) => (ended = done));
    const deafen = await backend.onHeard((heard) => {
      if (heard.kind === 'said' && heard.text === words) ended();
    });
    try {
      if (await sayAloud(words)) return await end;
    } finally {
      deafen();
    }
  }
  await new Promise((done) => setTimeout(done, BREATH + WORD * words.split(/\s+/).length));
}
