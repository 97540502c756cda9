/** A run of an answer that something rests on, in UTF-16 code units: from inclusive, to exclusive. */
export type Mark = { owner: string; from: number; to: number };

type Piece = { text: string; from: number; owners: string[] };

/** A run of lines that are shown in one way. */
type Block = { code: boolean; pieces: Piece[] };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Where fenced code begins and ends, its fences included; each block ends with its line break. */
function runsOf(text: string): { from: number; to: number; code: boolean }[] {
  const runs: { from: number; to: number; code: boolean }[] = [];
  let fence: string | null = null;
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const mark = FENCE.exec(line)?.[1];
    const opens = fence === null && mark !== undefined;
    const code = fence !== null || opens;
    const last = runs.at(-1);
    if (last && last.code === code && !opens) last.to += line.length;
    else runs.push({ from: at, to: at + line.length, code });
    if (opens) fence = mark;
    else if (fence !== null && mark?.startsWith(fence) && line.trim() === mark) fence = null;
    at += line.length;
  }
  return runs.filter((run) => run.to > run.from);
}

/**
 * An answer exactly as it was typed, cut where the way it is shown changes. All pieces together are
 * the answer. Marks may overlap; what lies outside the answer marks nothing.
 */
export function blocksOf(text: string, marks: Mark[] = []): Block[] {
  return runsOf(text).map(({ from, to, code }) => {
    const inside = marks.filter((mark) => mark.from < to && mark.to > from && mark.from < mark.to);
    const cuts = [from, to, ...inside.flatMap((mark) => [mark.from, mark.to])]
      .filter((at) => at >= from && at <= to)
      .sort((a, b) => a - b);
    const pieces: Piece[] = [];
    cuts.forEach((start, index) => {
      const end = cuts[index + 1];
      if (end === undefined || end === start) return;
      const owners = inside.filter((mark) => mark.from <= start && mark.to >= end).map((mark) => mark.owner);
      pieces.push({ text: text.slice(start, end), from: start, owners: [...new Set(owners)] });
    });
    return { code, pieces };
  });
}
