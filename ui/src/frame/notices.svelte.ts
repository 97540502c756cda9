import { untrack } from 'svelte';
import type { ApiError } from '../backend/bindings';

const SHOWN_FOR = 6000;
/** Long enough to be taken up by a screen reader, which says it when its turn comes. */
const HEARD_FOR = 6000;

class Notices {
  /** Said to those who listen, and not shown; the same words twice are two of them, and said twice. */
  heard = $state.raw<{ id: number; text: string }[]>([]);
  /** A short word at the foot of the window, gone after a few seconds. */
  shown = $state('');
  /** An error that belongs to no page; it stays until it is put away. */
  trouble = $state.raw<ApiError | null>(null);

  #hide: ReturnType<typeof setTimeout> | undefined;
  #ids = 0;

  announce(text: string): void {
    const id = this.#ids++;
    // Untracked: an effect that says something would otherwise run again for having said it.
    this.heard = [...untrack(() => this.heard), { id, text }];
    setTimeout(() => (this.heard = this.heard.filter((one) => one.id !== id)), HEARD_FOR);
  }

  show(text: string): void {
    clearTimeout(this.#hide);
    this.shown = text;
    this.#hide = setTimeout(() => {
      this.shown = '';
    }, SHOWN_FOR);
  }
}

export const notices = new Notices();

/** Says something to a screen reader only: clock cues, "saved". */
export function announce(text: string): void {
  notices.announce(text);
}

/** Shows a short word at the foot of the window for some seconds, and says it. */
export function notify(text: string): void {
  notices.show(text);
}

/** Shows an error that belongs to no page, or that must not be missed. */
export function trouble(error: ApiError | null): void {
  notices.trouble = error;
}
