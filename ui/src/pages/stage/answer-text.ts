/** A run of an answer that something rests on, in UTF-16 code units: from inclusive, to exclusive. */
export type Mark = { owner: string; from: number; to: number };

/** A piece of an answer, in UTF-16 code units: from inclusive, to exclusive. */
export type Piece = { from: number; to: number };

/** What a piece is to fenced code: its words, the fence itself, or what is written behind the fence. */
export type Role = 'words' | 'fence' | 'language';

/** A run of lines that are shown in one way. */
export type Block<P extends Piece> = { code: boolean; pieces: (P & { role: Role })[] };

type Run = Piece & { code: boolean; role: Role };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** What the lines of a text are, one after the other; each run ends with its line break. */
function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let fence: string | null = null;
  let at = 0;
  const add = (length: number, code: boolean, role: Role): void => {
    const last = runs.at(-1);
    if (last && last.code === code && last.role === role && role === 'words') last.to += length;
    else if (length > 0) runs.push({ from: at, to: at + length, code, role });
    at += length;
  };
  for (const line of text.split(/(?<=\n)/)) {
    const [sign, mark] = FENCE.exec(line) ?? [];
    if (fence === null && sign !== undefined && mark !== undefined) {
      fence = mark;
      const language = line.slice(sign.length).trimEnd();
      add(sign.length, true, 'fence');
      add(language.length, true, 'language');
      add(line.length - sign.length - language.length, true, 'fence');
    } else if (fence !== null && mark?.startsWith(fence) && line.trim() === mark) {
      fence = null;
      add(line.length, true, 'fence');
      runs.push({ from: at, to: at, code: false, role: 'words' });
    } else add(line.length, fence !== null, 'words');
  }
  return runs;
}

/**
 * An answer cut where the way it is shown changes: `pieces` are all of it, one after the other, and what
 * comes back is too. A piece without length, such as a caret, stays where it stands.
 */
export function blocksOf<P extends Piece>(text: string, pieces: P[]): Block<P>[] {
  const blocks: Block<P>[] = [];
  const runs = runsOf(text);
  if (runs.length === 0) runs.push({ from: 0, to: 0, code: false, role: 'words' });
  let block: Block<P> | null = null;
  runs.forEach((run, n) => {
    const isLast = n === runs.length - 1;
    const inside = pieces.flatMap((piece) => {
      const [from, to] = [Math.max(piece.from, run.from), Math.min(piece.to, run.to)];
      const stands = piece.from === piece.to && from === to && (from < run.to || isLast);
      return from < to || stands ? [{ ...piece, from, to, role: run.role }] : [];
    });
    // A run of no length parts the code before it from code that follows at once.
    if (block === null || block.code !== run.code) blocks.push((block = { code: run.code, pieces: [] }));
    block.pieces.push(...inside);
  });
  return blocks.filter((one) => one.pieces.length > 0);
}

/**
 * The pieces of an answer on which the same marks rest. Marks may overlap; what lies outside the answer
 * marks nothing.
 */
export function markedPieces(text: string, marks: Mark[]): (Piece & { owners: string[] })[] {
  const inside = marks.filter(({ from, to }) => from < text.length && to > 0 && from < to);
  const cuts = [0, text.length, ...inside.flatMap(({ from, to }) => [from, to])]
    .filter((at) => at >= 0 && at <= text.length)
    .sort((a, b) => a - b);
  return cuts.flatMap((from, n) => {
    const to = cuts[n + 1];
    if (to === undefined || to === from) return [];
    const owners = inside.filter((mark) => mark.from <= from && mark.to >= to).map(({ owner }) => owner);
    return [{ from, to, owners: [...new Set(owners)] }];
  });
}
