import type { InterviewView, Millis, PackId, QuestionId } from '../backend/bindings';

/** A moment of an answer: in one of its recordings, in its typed text, or on the session's timeline. */
export type Moment =
  | { recording: string; at: Millis }
  /** In UTF-16 code units. */
  | { place: number }
  | { session: Millis };

/** A place in the program. There are no addresses: nothing in the window can be linked to. */
export type Place =
  | { page: 'home' }
  /** `questions`: chosen one by one; `topics`: chosen on another page. */
  | { page: 'plan'; questions?: QuestionId[]; topics?: string[] }
  | { page: 'library'; pack?: PackId }
  /** `id`: none begins a new question in the pack. */
  | { page: 'edit'; pack: PackId; id: QuestionId | null }
  | { page: 'points'; id: QuestionId }
  | { page: 'duplicates' }
  | { page: 'importing'; path: string }
  | { page: 'settings' }
  | { page: 'stage'; view: InterviewView }
  | { page: 'history' }
  /** One answer of a session, `item` and `take` counted from 0; none is the last take. `begin`: where to
   * begin. */
  | { page: 'review'; session: string; item: number; take?: number | null; begin?: Moment | null }
  | { page: 'attempts'; question: QuestionId }
  /** `item`: the question to begin with, counted from 0. */
  | { page: 'session'; id: string; item?: number | null }
  /** `id`: none shows them all. */
  | { page: 'rubrics'; id: string | null }
  | { page: 'rescore'; session: string; item: number }
  | { page: 'calibration' }
  | { page: 'share'; session: string }
  | { page: 'progress' };

export type Page = Place['page'];

export const PAGE_NAMES: Record<Page, string> = {
  home: 'Home',
  plan: 'Plan',
  library: 'Library',
  edit: 'Edit',
  points: 'Key points',
  duplicates: 'Alike questions',
  importing: 'Import',
  settings: 'Settings',
  stage: 'Interview',
  history: 'History',
  session: 'Session',
  review: 'Review',
  attempts: 'Attempts',
  rubrics: 'Rubrics',
  rescore: 'Score again',
  calibration: 'How you judge yourself',
  share: 'Share',
  progress: 'Progress',
};

const FURTHEST_BACK = 50;

class Navigation {
  #place = $state.raw<Place>({ page: 'home' });
  #before = $state.raw<Place[]>([]);

  get place(): Place {
    return this.#place;
  }

  get mayGoBack(): boolean {
    return this.#before.length > 0 || this.#place.page !== 'home';
  }

  go(to: Place): void {
    const from = this.#place;
    // Home is where the way begins. An interview that was left is reached by resuming it, not by
    // going back to it; the same page twice would make a step back that does nothing.
    const left = from.page === 'stage' || from.page === 'importing' || from.page === to.page;
    if (to.page === 'home') this.#before = [];
    else if (!left) this.#before = [...this.#before, from].slice(-FURTHEST_BACK);
    this.#place = to;
  }

  back(): void {
    this.#place = this.#before.at(-1) ?? { page: 'home' };
    this.#before = this.#before.slice(0, -1);
  }
}

export const navigation = new Navigation();

export function go(to: Place): void {
  navigation.go(to);
}

export function back(): void {
  navigation.back();
}
