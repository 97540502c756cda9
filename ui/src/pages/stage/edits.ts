import type { ApiError, Doc, EditBatch, Saved, TextReplacement, TypedEdit } from '../../backend/bindings';
import { asApiError } from '../../backend/backend';

/** Written when nobody has typed for this long … */
const PAUSE = 400;
/** … and at least this often while somebody types. */
const AT_LEAST = 900;
/** How long until a failed write is tried again. */
const AGAIN = 1000;
/** The most edits in one batch: what was typed in minutes without a disk goes in pieces. */
const MOST = 500;

/** Which text is typed in. */
export type TextKey = { session: string; item: number; doc: Doc };

/** A change of a text, in UTF-16 code units. */
export type Change = { offset: number; removed: string; inserted: string };

/** Where edits are written. Rejects with whatever the backend rejects with. */
export type Writer = {
  edit(batch: EditBatch): Promise<Saved>;
  replace(replacement: TextReplacement): Promise<Saved>;
};

export type SaveState =
  /** Nothing was typed since the start. */
  | { kind: 'untouched' }
  | { kind: 'unsaved' }
  | { kind: 'saved' }
  /** Kept here, and tried again. */
  | { kind: 'failed'; error: ApiError };

type Listener = {
  changed(state: SaveState): void;
  /** Words that will never be taken, such as those that came after the limit. */
  refused(error: ApiError, text: string): void;
};

/** The clock and the timer of the window. */
export type Time = {
  /** Milliseconds that never run backwards. */
  now(): number;
  /** Calls back once, later; returns what calls it off. */
  after(millis: number, call: () => void): () => void;
};

type Entry = { key: TextKey; typed: number; change: Change } | { key: TextKey; whole: true };

const same = (a: TextKey, b: TextKey) => a.session === b.session && a.item === b.item && a.doc === b.doc;
const nameOf = ({ session, item, doc }: TextKey) => `${session}/${item}/${doc}`;

/** Trying again cannot help: the interview is past this text, or knows nothing of it. */
const isFinal = ({ code }: ApiError) => code === 'not_now' || code === 'not_found' || code === 'invalid';

/**
 * Keeps every edit in the order it was made until it is known to be on the disk: batches go one
 * after another, and a failed one stays at the front. It also holds each text as it stands here,
 * for the case that the two sides come apart.
 */
export class EditLog {
  private queue: Entry[] = [];
  private readonly texts = new Map<string, string>();
  private sending: Promise<boolean> | null = null;
  private callOff: (() => void) | null = null;
  private firstUnsent: number | null = null;
  private failing = false;

  constructor(
    private readonly writer: Writer,
    private readonly time: Time,
    private readonly listener: Listener,
  ) {}

  /** Says what a text is before anything is typed in it here. */
  open(key: TextKey, text: string): void {
    this.texts.set(nameOf(key), text);
  }

  /** The text as it stands here; none if it was never opened. */
  text(key: TextKey): string | undefined {
    return this.texts.get(nameOf(key));
  }

  typed(key: TextKey, raw: Change): void {
    const before = this.text(key) ?? '';
    const change = wholeCharacters(before, raw);
    this.texts.set(nameOf(key), applyChange(before, change));
    this.queue.push({ key, typed: this.time.now(), change });
    if (!this.failing) this.listener.changed({ kind: 'unsaved' });
    this.schedule();
  }

  /** Says that a text is now this, without saying how it came about. */
  replaced(key: TextKey, text: string): void {
    this.texts.set(nameOf(key), text);
    this.askForWhole(key);
    this.schedule();
  }

  get isEmpty(): boolean {
    return this.queue.length === 0;
  }

  /** Writes what is there, now. True when nothing is left to write. */
  flush(): Promise<boolean> {
    this.cancelTimer();
    if (this.queue.length === 0) return Promise.resolve(true);
    this.sending ??= this.drain();
    return this.sending;
  }

  /** Every text of which something is not written yet, whole. */
  unwritten(): string[] {
    const names = new Set(this.queue.map((entry) => nameOf(entry.key)));
    return [...names].map((name) => this.texts.get(name) ?? '');
  }

  private schedule(): void {
    if (this.sending || this.failing) return;
    const now = this.time.now();
    this.firstUnsent ??= now;
    const wait = Math.min(PAUSE, Math.max(0, this.firstUnsent + AT_LEAST - now));
    this.setTimer(wait);
  }

  private setTimer(wait: number): void {
    this.cancelTimer();
    this.callOff = this.time.after(wait, () => {
      this.callOff = null;
      void this.flush();
    });
  }

  private cancelTimer(): void {
    this.callOff?.();
    this.callOff = null;
  }

  private async drain(): Promise<boolean> {
    this.firstUnsent = null;
    for (let first = this.queue[0]; first; first = this.queue[0]) {
      try {
        await ('whole' in first ? this.sendWhole(first) : this.sendEdits(first.key));
        this.failing = false;
      } catch (thrown) {
        const error = asApiError(thrown);
        if (error.code === 'out_of_step' && !('whole' in first)) {
          this.askForWhole(first.key);
        } else if (isFinal(error)) {
          this.forget(first.key);
          this.listener.refused(error, this.text(first.key) ?? '');
        } else {
          this.sending = null;
          this.failing = true;
          this.listener.changed({ kind: 'failed', error });
          this.setTimer(AGAIN);
          return false;
        }
      }
    }
    this.sending = null;
    this.failing = false;
    this.listener.changed({ kind: 'saved' });
    return true;
  }

  /** Sends the run of edits of one text that stands at the front. */
  private async sendEdits(key: TextKey): Promise<void> {
    const now = this.time.now();
    const sent = new Set<Entry>();
    const edits: TypedEdit[] = [];
    for (const entry of this.queue) {
      if ('whole' in entry || !same(entry.key, key) || edits.length === MOST) break;
      sent.add(entry);
      edits.push({ ...entry.change, ago: Math.max(0, Math.round(now - entry.typed)) });
    }
    await this.writer.edit({ ...key, edits });
    this.queue = this.queue.filter((entry) => !sent.has(entry));
  }

  /** All that was typed so far is in the text; what is typed from here on comes after it. */
  private async sendWhole(first: Entry): Promise<void> {
    this.queue = this.queue.filter((entry) => entry === first || !same(entry.key, first.key));
    await this.writer.replace({ ...first.key, text: this.text(first.key) ?? '' });
    this.queue = this.queue.filter((entry) => entry !== first);
  }

  private forget(key: TextKey): void {
    this.queue = this.queue.filter((entry) => !same(entry.key, key));
  }

  private askForWhole(key: TextKey): void {
    this.forget(key);
    this.queue.unshift({ key, whole: true });
  }
}

export function applyChange(text: string, { offset, removed, inserted }: Change): string {
  return text.slice(0, offset) + inserted + text.slice(offset + removed.length);
}

/**
 * The same change without halves of characters: an editor may replace one half of a surrogate
 * pair, and half a character can't be written to a file.
 */
export function wholeCharacters(before: string, change: Change): Change {
  let { offset, removed, inserted } = change;
  if (splitsPair(before, offset)) {
    const half = before[offset - 1]!;
    offset -= 1;
    removed = half + removed;
    inserted = half + inserted;
  }
  const end = offset + removed.length;
  if (splitsPair(before, end)) {
    const half = before[end]!;
    removed += half;
    inserted += half;
  }
  return { offset, removed: wellFormed(removed), inserted: wellFormed(inserted) };
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

/** Halves that have no other half become the replacement character, which is as long. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
