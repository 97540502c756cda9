import { asApiError } from '../../backend';
import type { ApiError, PackId, QuestionId } from '../../backend/bindings';

/** After this much quiet a draft is written, in milliseconds; and at the latest after the second. */
const PAUSE = 300;
const AT_LEAST = 1500;
/** How long to wait before trying again when writing failed. */
const AGAIN = 2000;

export type Time = { now(): number; after(ms: number, run: () => void): () => void };

const windowTime: Time = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export type DraftState = { kind: 'kept' } | { kind: 'waiting' } | { kind: 'failed'; error: ApiError };

/**
 * Keeps a text that is being written until it is saved: whatever happens to the window, the words are
 * in the program's own data. Null says that nothing is unsaved. Only the newest text counts.
 */
export class DraftKeeper {
  #newest: { text: string | null } | null = null;
  #sending: Promise<boolean> | null = null;
  #callOff: (() => void) | null = null;
  #since: number | null = null;

  constructor(
    private readonly write: (text: string | null) => Promise<unknown>,
    private readonly changed: (state: DraftState) => void,
    private readonly time: Time = windowTime,
  ) {}

  /** The text that is not written yet; undefined when all is. */
  get unwritten(): string | null | undefined {
    return this.#newest?.text;
  }

  typed(text: string | null): void {
    this.#newest = { text };
    this.changed({ kind: 'waiting' });
    const now = this.time.now();
    this.#since ??= now;
    this.#later(Math.min(PAUSE, Math.max(0, this.#since + AT_LEAST - now)));
  }

  /** Writes what is there, now. True when nothing is left to write. */
  flush(): Promise<boolean> {
    this.#callOff?.();
    this.#callOff = null;
    if (this.#newest === null && this.#sending === null) return Promise.resolve(true);
    this.#sending ??= this.#drain();
    return this.#sending;
  }

  async #drain(): Promise<boolean> {
    this.#since = null;
    while (this.#newest !== null) {
      const sent = this.#newest;
      try {
        await this.write(sent.text);
        if (this.#newest === sent) this.#newest = null;
      } catch (thrown) {
        this.#sending = null;
        this.changed({ kind: 'failed', error: asApiError(thrown) });
        this.#later(AGAIN);
        return false;
      }
    }
    this.#sending = null;
    this.changed({ kind: 'kept' });
    return true;
  }

  #later(ms: number): void {
    this.#callOff?.();
    this.#callOff = this.time.after(ms, () => void this.flush());
  }
}

/** Texts of editors that were left before their draft could be written; in memory, and still tried again. */
const left = new Map<string, DraftKeeper>();

const nameOf = (pack: PackId, id: QuestionId | null): string => `${pack}\n${id ?? ''}`;

/** Lets go of an editor: what it holds goes on being written. */
export function leaveBehind(pack: PackId, id: QuestionId | null, keeper: DraftKeeper): void {
  if (keeper.unwritten === undefined) return;
  left.set(nameOf(pack, id), keeper);
  void keeper.flush();
}

/** The text that was left behind and is still not written; undefined when there is none. */
export async function pickUp(pack: PackId, id: QuestionId | null): Promise<string | null | undefined> {
  const keeper = left.get(nameOf(pack, id));
  if (keeper === undefined) return undefined;
  left.delete(nameOf(pack, id));
  return (await keeper.flush()) ? undefined : keeper.unwritten;
}
