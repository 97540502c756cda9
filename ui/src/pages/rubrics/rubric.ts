import type { Anchor, Row, Rubric } from '../../backend/bindings';

/** A row with levels from 1 up, as many as the one before it has. */
export function freshRow(like?: Row): Row {
  const levels = like?.levels.map(({ level }) => level) ?? [1, 2, 3];
  return { id: '', title: '', question: '', weight: 1, levels: levels.map(emptyLevel) };
}

export function freshRubric(): Rubric {
  return { id: '', title: '', version: 1, rows: [freshRow()] };
}

function emptyLevel(level: number): Anchor {
  return { level, label: '', anchor: '' };
}

/** The levels with one more above them. */
export function withLevel(levels: Anchor[]): Anchor[] {
  const highest = levels.at(-1)?.level ?? 0;
  return [...levels, emptyLevel(highest + 1)];
}

/** A list with the entry at `from` moved by one place; as it was where there is no such place. */
export function moved<T>(list: T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  const [one, other] = [list[from], list[to]];
  if (one === undefined || other === undefined) return list;
  const next = [...list];
  [next[from], next[to]] = [other, one];
  return next;
}

/** What the weights come to, in words: only where a row counts for more than another. */
export function weightsInWords(rows: Row[]): string {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  if (rows.length === 0 || rows.every(({ weight }) => weight === rows[0]?.weight)) {
    return 'All rows count the same.';
  }
  const share = ({ title, weight }: Row): string =>
    `${title || 'a row'} ${Math.round((weight / total) * 100)} %`;
  return `Of all rows: ${rows.map(share).join(', ')}.`;
}
