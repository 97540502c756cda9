import { asApiError } from '../backend';
import type { ApiError } from '../backend/bindings';

/** What came of asking the program for something, for a page to show. */
export class Answer<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
  pending = $state(false);

  #turn = 0;

  /** Waits for an answer. When asked again meanwhile, only the newest answer counts. */
  async to(asking: Promise<T>): Promise<T | null> {
    const turn = ++this.#turn;
    this.pending = true;
    try {
      const value = await asking;
      if (turn !== this.#turn) return null;
      this.value = value;
      this.error = null;
      return value;
    } catch (thrown) {
      if (turn === this.#turn) this.error = asApiError(thrown);
      return null;
    } finally {
      if (turn === this.#turn) this.pending = false;
    }
  }
}
