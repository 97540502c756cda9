/** Which rows of a long list are drawn: from inclusive, to exclusive. */
export type Rows = { from: number; to: number };

/** Rows drawn beyond each edge, so that a fast scroll shows no gap. */
const BEYOND = 6;

/** The rows that a list scrolled to `top` shows in `height`, all rows being `row` high. */
export function rowsInView(top: number, height: number, row: number, total: number): Rows {
  if (row <= 0 || total <= 0) return { from: 0, to: 0 };
  const first = Math.floor(Math.max(0, top) / row);
  const last = Math.ceil((Math.max(0, top) + Math.max(0, height)) / row);
  const to = Math.min(total, last + BEYOND);
  return { from: Math.max(0, Math.min(first - BEYOND, to)), to };
}

/** The places of the rows in `view`, and of `kept` wherever it is; -1 for none. */
export function rowsWith(kept: number, { from, to }: Rows): number[] {
  const all = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
  if (kept < 0 || (kept >= from && kept < to)) return all;
  return kept < from ? [kept, ...all] : [...all, kept];
}

/** Where to scroll to, so that row `n` is wholly in view; as little as needed. */
export function scrolledTo(n: number, top: number, height: number, row: number): number {
  if (n * row < top) return n * row;
  if ((n + 1) * row > top + height) return (n + 1) * row - height;
  return top;
}

/** The row that a key leads to from row `n`; undefined for keys that lead nowhere. */
export function rowAfter(key: string, n: number, total: number, page: number): number | undefined {
  const to = {
    ArrowDown: n + 1,
    ArrowUp: n - 1,
    PageDown: n + page,
    PageUp: n - page,
    Home: 0,
    End: total - 1,
  }[key];
  return to === undefined || total === 0 ? undefined : Math.min(total - 1, Math.max(0, to));
}
