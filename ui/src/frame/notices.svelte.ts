import type { ApiError } from '../backend/bindings';

const SHOWN_FOR = 6000;

class Notices {
  /** Said to those who listen, and not shown. */
  heard = $state('');
  /** A short word at the foot of the window, gone after a few seconds. */
  shown = $state('');
  /** An error that belongs to no page; it stays until it is put away. */
  trouble = $state.raw<ApiError | null>(null);

  #hide: ReturnType<typeof setTimeout> | undefined;
  #again = false;

  announce(text: string): void {
    // The same words twice would not be spoken the second time.
    this.#again = !this.#again;
    this.heard = this.#again ? text : `${text}\u00a0`;
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
