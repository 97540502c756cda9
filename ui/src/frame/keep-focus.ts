const FOCUSABLE =
  'button:not(:disabled, [tabindex="-1"]), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]';

/** How far up the page what comes next may be; further away it would be something else. */
const CLIMBS = 2;

/**
 * Whoever presses a button that goes away by it, such as "Remove" for "Keep it", stays where it was, and hears what
 * stands there now; a browser would leave them nowhere. Anything else that goes leaves the focus to the
 * page, so that its single keys work; so does whatever takes a heading with it, for then something else
 * is on the page, with an Enter of its own. `frame` holds the pages, one after the other; the reply ends it.
 */
export function keepFocus(frame: HTMLElement): () => void {
  let last: HTMLElement | null = null;

  const note = (event: FocusEvent): void => {
    last = event.target instanceof HTMLElement ? event.target : null;
  };
  const observer = new MutationObserver((records) => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    const gone = last;
    last = null;
    const holds = (node: Node): boolean => node.contains(gone);
    const record = records.find(({ removedNodes }) => [...removedNodes].some(holds));
    if (record === undefined) return;
    const page = frame.querySelector<HTMLElement>('main');
    const part = [...record.removedNodes].find(holds);
    const stays = !(part instanceof HTMLElement && part.querySelector('h1, h2') !== null);
    const heir = stays && gone instanceof HTMLButtonElement ? heirOf(record, records, page) : null;
    (heir ?? page)?.focus({ preventScroll: true });
  });

  document.addEventListener('focusin', note);
  observer.observe(frame, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', note);
    observer.disconnect();
  };
}

/** What can be pressed in place of what is gone, or next to it. */
function heirOf(
  gone: MutationRecord,
  records: MutationRecord[],
  page: HTMLElement | null,
): HTMLElement | null {
  const instead = records.filter(({ target }) => target === gone.target).flatMap((it) => [...it.addedNodes]);
  const around: (Node | null)[] = [...instead, gone.nextSibling, gone.previousSibling];
  let box: Node | null = gone.target;
  for (let climbed = 0; climbed < CLIMBS && box !== null && box !== page; climbed++) {
    around.push(box);
    box = box.parentNode;
  }
  for (const place of around) {
    if (!(place instanceof HTMLElement) || !place.isConnected) continue;
    const found = place.matches(FOCUSABLE) ? place : place.querySelector<HTMLElement>(FOCUSABLE);
    if (found !== null) return found;
  }
  return null;
}
