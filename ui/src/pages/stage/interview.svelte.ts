import { asApiError, backend } from '../../backend';
import type { Action, ApiError, Doc, InterviewView, StageView } from '../../backend/bindings';
import { notify } from '../../frame/notices.svelte';
import { EditLog, type SaveState, type TextKey } from './edits';

/** Actions that end the writing of an answer: all that was typed must be on the disk before them. */
const CLOSES_TEXT = new Set<Action['do']>(['done', 'retake', 'skip', 'park', 'end_early', 'lock', 'move_on']);

/** The question that a stage is about; none when there is none any more. */
export function itemOf(stage: StageView): number | null {
  if (stage.kind === 'waiting' || stage.kind === 'finished') return null;
  return stage.kind === 'revealed' ? stage.review.question.item : stage.question.item;
}

/** Names what is typed in: while it stays the same, the text on the screen is the newer one. */
export function textName(view: InterviewView): string {
  const { stage } = view;
  if (stage.kind !== 'answering') return `${view.session}/${itemOf(stage) ?? '-'}/0`;
  // A follow-up has a text of its own.
  return `${view.session}/${itemOf(stage) ?? '-'}/${stage.take}${stage.probe === null ? '' : `/${stage.probe}`}`;
}

/** The interview on the stage: what the program says of it, and the way to act in it. */
export class Interview {
  view = $state.raw() as InterviewView;
  /** When the view came, on the window's monotonic clock. */
  since = $state(0);
  /** While an action is on its way that ends the writing. */
  closing = $state(false);
  error = $state.raw<ApiError | null>(null);
  save = $state.raw<SaveState>({ kind: 'untouched' });
  savedAt = $state.raw<Date | null>(null);
  /** Why the running clock could not be written; the program tries again each second. */
  stuck = $state.raw<ApiError | null>(null);
  /** Words that came too late, until the person has seen them. */
  refused = $state.raw<{ error: ApiError; text: string } | null>(null);

  readonly log: EditLog;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(view: InterviewView) {
    this.view = view;
    this.since = performance.now();
    this.log = new EditLog(
      {
        edit: (batch) => backend.call('edit', { batch }),
        replace: (replacement) => backend.call('replace_text', { replacement }),
      },
      {
        now: () => performance.now(),
        after: (millis, call) => {
          const timer = setTimeout(call, millis);
          return () => clearTimeout(timer);
        },
      },
      {
        changed: (state) => {
          this.save = state;
          if (state.kind === 'saved') this.savedAt = new Date();
        },
        refused: (error, text) => (this.refused = { error, text }),
      },
    );
    this.#openTexts(null);
  }

  /** Takes over what the program says; an older view than the one shown is left aside. */
  accept(view: InterviewView): void {
    if (view.session !== this.view.session || view.at < this.view.at) return;
    const before = this.view;
    const unsaved = !this.log.isEmpty;
    this.stuck = null;
    this.view = view;
    this.since = performance.now();
    this.#openTexts(before);
    if (unsaved && textName(before) !== textName(view)) void this.#writeLate();
  }

  key(item: number, doc: Doc): TextKey {
    return { session: this.view.session, item, doc };
  }

  /** Does it, after everything asked for before; true when it was done. */
  act(action: Action): Promise<boolean> {
    const run = this.#queue.then(() => this.#act(action));
    this.#queue = run;
    return run;
  }

  async #act(action: Action): Promise<boolean> {
    this.closing = CLOSES_TEXT.has(action.do);
    try {
      const written = await this.log.flush();
      // The words would be lost if the answer were closed now.
      if (!written && this.closing) {
        notify('Your last words are not saved yet. The answer stays open until they are.');
        return false;
      }
      const item = itemOf(this.view.stage);
      this.accept(await backend.call('act', { session: this.view.session, item, action }));
      this.error = null;
      return true;
    } catch (thrown) {
      this.error = asApiError(thrown);
      return false;
    } finally {
      this.closing = false;
    }
  }

  /** Lets go of the interview, so that it can be continued another time. */
  async leave(): Promise<boolean> {
    try {
      if (!(await this.log.flush())) return false;
      await backend.call('leave', {});
      return true;
    } catch (thrown) {
      this.error = asApiError(thrown);
      return false;
    }
  }

  /** Asks the program how things stand. */
  async refresh(): Promise<void> {
    try {
      const view = await backend.call('current', {});
      if (view !== null) this.accept(view);
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  /**
   * The clock took the answer while words were on their way: they may still arrive, and what is
   * shown of the answer then has to have them.
   */
  async #writeLate(): Promise<void> {
    await this.log.flush();
    await this.refresh();
  }

  /** Where another text is typed in from here on, it begins with what is stored of it. */
  #openTexts(before: InterviewView | null): void {
    const { stage } = this.view;
    if (stage.kind !== 'thinking' && stage.kind !== 'answering') return;
    const { item } = stage.question;
    const sameItem = before !== null && itemOf(before.stage) === item;
    if (!sameItem) this.log.open(this.key(item, 'notes'), stage.notes);
    if (stage.kind === 'answering' && (before === null || textName(before) !== textName(this.view))) {
      this.log.open(this.key(item, 'answer'), stage.text);
    }
  }
}
