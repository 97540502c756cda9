import { asApiError } from '../../backend';
import type { ApiError, HistoryFilter, HistoryPage, SessionCard } from '../../backend/bindings';

/** How many rows are fetched at once: more than a screen of them, and little to send. */
export const PAGE = 60;

/** What a person chose to see of History. */
export type Wanted = Omit<HistoryFilter, 'skip' | 'limit'>;

export const EVERYTHING: Wanted = { text: '', tags: [], mode: null, state: null, from: null, until: null };

/**
 * The sessions that pass a filter. How many there are is known at once; the rows are fetched as they
 * come into sight.
 */
export class Sessions {
  rows = $state.raw<(SessionCard | null)[]>([]);
  /** The first page, with the counts. */
  found = $state.raw<HistoryPage | null>(null);
  error = $state.raw<ApiError | null>(null);

  #wanted: Wanted = EVERYTHING;
  #turn = 0;
  #asked = new Set<number>();

  constructor(private readonly ask: (filter: HistoryFilter) => Promise<HistoryPage>) {}

  async show(wanted: Wanted): Promise<void> {
    const turn = ++this.#turn;
    try {
      const found = await this.ask({ ...wanted, skip: 0, limit: PAGE });
      if (turn !== this.#turn) return;
      this.#wanted = wanted;
      this.#asked = new Set([0]);
      this.found = found;
      this.rows = placed(new Array<null>(found.matching).fill(null), found.sessions, 0);
      this.error = null;
    } catch (thrown) {
      if (turn === this.#turn) this.error = asApiError(thrown);
    }
  }

  /** Fetches what is missing of these rows: from inclusive, to exclusive. */
  async reach(from: number, to: number): Promise<void> {
    const turn = this.#turn;
    const pages: number[] = [];
    for (let page = Math.floor(from / PAGE); page * PAGE < Math.min(to, this.rows.length); page++) {
      if (!this.#asked.has(page)) pages.push(page);
    }
    for (const page of pages) this.#asked.add(page);
    for (const page of pages) {
      try {
        const found = await this.ask({ ...this.#wanted, skip: page * PAGE, limit: PAGE });
        if (turn !== this.#turn) return;
        this.rows = placed(this.rows, found.sessions, page * PAGE);
      } catch (thrown) {
        if (turn !== this.#turn) return;
        this.#asked.delete(page);
        this.error = asApiError(thrown);
      }
    }
  }

  /** Shows a session as it is now, without asking for the rest again. */
  put(card: SessionCard): void {
    this.rows = this.rows.map((row) => (row?.id === card.id ? card : row));
  }
}

function placed(rows: (SessionCard | null)[], found: SessionCard[], at: number): (SessionCard | null)[] {
  const all = [...rows];
  found.slice(0, Math.max(0, all.length - at)).forEach((card, n) => (all[at + n] = card));
  return all;
}
