/** Where a place in a text is, in UTF-16 code units; lines and columns count from 1, columns in characters. */
function offsetOf(lineText: string, column: number): number {
  let offset = 0;
  let left = column - 1;
  for (const character of lineText) {
    if (left <= 0) break;
    offset += character.length;
    left -= 1;
  }
  return offset;
}

/** A range in one line, in UTF-16 code units from its start; it ends with the line at the latest. */
export function rangeIn(lineText: string, column: number, length: number): { from: number; to: number } {
  const from = offsetOf(lineText, column);
  return { from, to: from + offsetOf(lineText.slice(from), length + 1) };
}
