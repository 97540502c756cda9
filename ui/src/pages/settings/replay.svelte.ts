import { asApiError, backend } from '../../backend';
import type { AnswerChange, ApiError, ReplayStart } from '../../backend/bindings';

/** So few sessions are done in a moment: between them one can stop. */
const AT_ONCE = 20;

/** All stored answers compared again, a few sessions at a time. */
export class Replay {
  /** What there is; none before it was asked. */
  start = $state.raw<ReplayStart | null>(null);
  running = $state(false);
  /** Sessions and answers that are done. */
  sessions = $state(0);
  answers = $state(0);
  changed = $state.raw<AnswerChange[]>([]);
  leftOut = $state.raw<string[]>([]);
  error = $state.raw<ApiError | null>(null);
  /** It has come to its end, or was stopped. */
  ended = $state<'done' | 'stopped' | null>(null);
  #stop = false;

  async look(): Promise<void> {
    try {
      this.start = await backend.call('compare_again_start', {});
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  stop(): void {
    this.#stop = true;
  }

  async run(): Promise<void> {
    if (this.running || this.start === null) return;
    this.running = true;
    this.#stop = false;
    this.sessions = this.answers = 0;
    this.changed = [];
    this.leftOut = [];
    this.error = this.ended = null;
    const ids = this.start.sessions.map(({ id }) => id);
    try {
      while (this.sessions < ids.length && !this.#stop) {
        const some = ids.slice(this.sessions, this.sessions + AT_ONCE);
        const more = await backend.call('compare_again', { sessions: some, item: null });
        this.sessions += some.length;
        this.answers += more.answers;
        this.changed = [...this.changed, ...more.changed];
        this.leftOut = [...this.leftOut, ...more.left_out];
      }
      this.ended = this.sessions < ids.length ? 'stopped' : 'done';
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
    this.running = false;
    await this.look();
  }
}
