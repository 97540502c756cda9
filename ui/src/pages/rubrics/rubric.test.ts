import { describe, expect, it } from 'vitest';
import { freshRow, moved, weightsInWords, withLevel } from './rubric';

describe('a rubric being written', () => {
  it('gets rows with the levels of the others', () => {
    const three = freshRow();
    const four = { ...three, levels: withLevel(three.levels) };
    expect(freshRow(four).levels.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
    expect(withLevel([]).map(({ level }) => level)).toEqual([1]);
  });

  it('moves rows within their list', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });

  it('says what weights come to', () => {
    const row = (title: string, weight: number) => ({ ...freshRow(), title, weight });
    expect(weightsInWords([row('A', 2), row('B', 2)])).toBe('All rows count the same.');
    expect(weightsInWords([row('A', 3), row('', 1)])).toBe('Of all rows: A 75 %, a row 25 %.');
    expect(weightsInWords([])).toBe('All rows count the same.');
  });
});
