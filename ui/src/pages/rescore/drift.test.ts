import { describe, expect, it } from 'vitest';
import type { DriftView } from '../../backend/bindings';
import { change, driftInWords, steps } from './drift';

describe('the drift of a score', () => {
  it('goes from the first to the last', () => {
    expect(change([1, 3, 2])).toBe(1);
    expect(change([3, 1, 3])).toBe(0);
    expect(change([3, null, 2])).toBe(-1);
    expect(change([null, 2])).toBeNull();
    expect(change([2])).toBeNull();
    expect(steps(['said', null, 'didnt'])).toEqual([2, null, 0]);
  });

  it('is told in a sentence', () => {
    const drift: DriftView = {
      title_html: '',
      times: ['a', 'b'],
      points: [
        { id: 'p', say: '', judgements: ['said', 'partly'] },
        { id: 'q', say: '', judgements: ['said', 'said'] },
      ],
      rows: [{ id: 'r', title: '', scale: [1, 2], levels: [1, 2] }],
    };
    expect(driftInWords(drift)).toBe('Of 3 judgements, 1 stayed, 1 went up and 1 went down.');
    expect(driftInWords({ ...drift, rows: [], points: [drift.points[1]!] })).toContain('as you did');
    expect(driftInWords({ ...drift, rows: [], points: [] })).toContain('nothing to compare');
  });
});
