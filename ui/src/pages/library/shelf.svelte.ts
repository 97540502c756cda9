import { asApiError } from '../../backend';
import type { ApiError, Library, LibraryFilter, QuestionRow } from '../../backend/bindings';

/** How many rows are fetched at once: more than a screen of them, and little to send. */
export const PAGE = 100;

/** What a person chose to see of the library. */
export type Wanted = Omit<LibraryFilter, 'from' | 'limit'>;

export const EVERYTHING: Wanted = { packs: [], topics: [], levels: [], states: [], text: '' };

/**
 * The questions that pass a filter. Their number and the counts are known at once; the rows are
 * fetched as they come into sight.
 */
export class Shelf {
  /** All there is, whatever the filter: which chips there are. */
  whole = $state.raw<Library | null>(null);
  /** The counts of what passes. */
  counts = $state.raw<Library | null>(null);
  rows = $state.raw<(QuestionRow | null)[]>([]);
  error = $state.raw<ApiError | null>(null);

  #wanted: Wanted = EVERYTHING;
  #turn = 0;
  #asked = new Set<number>();

  constructor(private readonly ask: (filter: LibraryFilter) => Promise<Library>) {}

  /** Shows what passes a filter, with the page in which row `at` stands. True once it is there. */
  async show(wanted: Wanted, at = 0): Promise<boolean> {
    const turn = ++this.#turn;
    const page = Math.floor(Math.max(0, at) / PAGE);
    try {
      const [whole, found] = await Promise.all([
        this.whole ?? this.ask({ ...EVERYTHING, from: 0, limit: 0 }),
        this.ask({ ...wanted, from: page * PAGE, limit: PAGE }),
      ]);
      if (turn !== this.#turn) return false;
      this.whole = whole;
      this.#wanted = wanted;
      this.#asked = new Set([page]);
      this.counts = found;
      this.rows = placed(new Array<null>(found.matching).fill(null), found.questions, page);
      this.error = null;
      // The bank may have shrunk since that row was looked at.
      if (found.questions.length === 0 && page > 0) return await this.show(wanted);
      return true;
    } catch (thrown) {
      if (turn === this.#turn) this.error = asApiError(thrown);
      return false;
    }
  }

  /** Fetches what is missing of these rows: from inclusive, to exclusive. */
  async reach(from: number, to: number): Promise<void> {
    const turn = this.#turn;
    const pages: number[] = [];
    for (let page = Math.floor(from / PAGE); page * PAGE < Math.min(to, this.rows.length); page++) {
      if (!this.#asked.has(page)) pages.push(page);
    }
    await Promise.all(pages.map((page) => this.#fetch(page, turn)));
  }

  /** Asks anew after the bank has changed. */
  async refresh(at = 0): Promise<boolean> {
    this.whole = null;
    return this.show(this.#wanted, at);
  }

  async #fetch(page: number, turn: number): Promise<void> {
    this.#asked.add(page);
    try {
      const { questions } = await this.ask({ ...this.#wanted, from: page * PAGE, limit: PAGE });
      if (turn === this.#turn) this.rows = placed([...this.rows], questions, page);
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.#asked.delete(page);
      this.error = asApiError(thrown);
    }
  }
}

function placed(
  rows: (QuestionRow | null)[],
  questions: QuestionRow[],
  page: number,
): (QuestionRow | null)[] {
  rows.splice(page * PAGE, questions.length, ...questions);
  return rows;
}

/** Whether anything is left out. */
export function isFiltered({ packs, topics, levels, states, text }: Wanted): boolean {
  return packs.length + topics.length + levels.length + states.length > 0 || text !== '';
}
