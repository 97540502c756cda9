import { asApiError, backend } from '../../backend';
import type { ApiError, KeyPoint, QuestionId, QuestionView } from '../../backend/bindings';
import { freshId, samePoint } from './points';

/** Long enough that a word is written once. */
const PAUSE = 400;

/** What was done last, to be taken back. */
type Done = { id: string; before: KeyPoint | null };

/**
 * The key points of a question while a person goes through them. Each change is written by itself, in
 * order; what could not be written stays here and is tried again with the next.
 */
export class PointWork {
  question = $state.raw<QuestionView | null>(null);
  points = $state.raw<KeyPoint[]>([]);
  at = $state(0);
  error = $state.raw<ApiError | null>(null);

  #id: QuestionId;
  #waiting = new Map<string, KeyPoint | null>();
  #done = $state.raw<Done[]>([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> | null = null;

  constructor(id: QuestionId) {
    this.#id = id;
  }

  get current(): KeyPoint | undefined {
    return this.points[this.at];
  }

  get mayUndo(): boolean {
    return this.#done.length > 0;
  }

  async open(): Promise<void> {
    try {
      this.question = await backend.call('question', { id: this.#id });
      this.points = this.question.key_points;
      this.at = Math.max(
        0,
        this.points.findIndex((point) => !point.reviewed),
      );
      this.error = null;
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }

  /** Puts a point in the place of the one with its id. A point that says nothing yet is not written. */
  change(point: KeyPoint, soon = false): void {
    const before = this.points.find((other) => other.id === point.id);
    if (before === undefined || samePoint(before, point)) return;
    const last = this.#done.at(-1);
    // A run of typing in one point is one step back.
    if (!soon || last?.id !== point.id) this.#done = [...this.#done, { id: point.id, before }];
    this.points = this.points.map((other) => (other.id === point.id ? point : other));
    this.#write(point.id, point, soon ? PAUSE : 0);
  }

  add(): void {
    const point: KeyPoint = {
      id: freshId(this.points),
      weight: 'core',
      say: '',
      accept: [],
      probe: null,
      reviewed: true,
    };
    this.points = [...this.points, point];
    this.at = this.points.length - 1;
  }

  remove(): void {
    const point = this.current;
    if (point === undefined) return;
    this.#done = [...this.#done, { id: point.id, before: point }];
    this.points = this.points.filter((other) => other.id !== point.id);
    this.at = Math.min(this.at, Math.max(0, this.points.length - 1));
    this.#write(point.id, null, 0);
  }

  undo(): void {
    const last = this.#done.at(-1);
    if (last?.before == null) return;
    this.#done = this.#done.slice(0, -1);
    const { before } = last;
    if (before.say.trim() === '') {
      // Back to before it was begun.
      this.points = this.points.filter((point) => point.id !== last.id);
      this.at = Math.min(this.at, Math.max(0, this.points.length - 1));
      this.#write(last.id, null, 0);
      return;
    }
    const there = this.points.findIndex((point) => point.id === last.id);
    this.points =
      there >= 0 ? this.points.map((point, n) => (n === there ? before : point)) : [...this.points, before];
    this.at = there >= 0 ? there : this.points.length - 1;
    this.#write(before.id, before, 0);
  }

  /** Writes what is there, now. True when nothing is left to write. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#waiting.size > 0) {
      this.#writing ??= this.#drain();
      await this.#writing;
    }
    return this.#waiting.size === 0;
  }

  #write(id: string, point: KeyPoint | null, wait: number): void {
    // Moved to the end: the order of writing is the order of doing.
    this.#waiting.delete(id);
    if (point === null || point.say.trim() !== '') this.#waiting.set(id, point);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  async #drain(): Promise<void> {
    try {
      for (let next = this.#first(); next !== undefined; next = this.#first()) {
        const [id, point] = next;
        this.question = await (point === null
          ? backend.call('remove_key_point', { question: this.#id, key_point: id })
          : backend.call('put_key_point', { question: this.#id, point }));
        if (this.#waiting.get(id) === point) this.#waiting.delete(id);
      }
      this.error = null;
    } catch (thrown) {
      this.error = asApiError(thrown);
    } finally {
      this.#writing = null;
    }
  }

  #first(): [string, KeyPoint | null] | undefined {
    return this.#waiting.entries().next().value;
  }
}
