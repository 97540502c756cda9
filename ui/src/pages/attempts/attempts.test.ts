import { expect, test } from 'vitest';
import type { Attempt, Verdict } from '../../backend/bindings';
import { comparedTo, pointsOf } from './attempts';

const attempt = (counts: Record<string, Verdict | null>, say = ''): Attempt => ({
  session: 's',
  session_title: '',
  item: 0,
  asked: '',
  mode: 'practice',
  outcome: 'answered',
  revealed: true,
  spoken: false,
  used: 0,
  overall: null,
  text: '',
  points: Object.entries(counts).map(([id, verdict]) => ({
    id,
    say,
    judgement: null,
    counts: verdict,
    own: false,
    reason: null,
  })),
  gained: [],
  lost: [],
});

test('of two attempts, what counts for more is gained and what counts for less is lost', () => {
  const before = attempt({ a: 'missed', b: 'covered', c: 'partly', d: 'missed', e: null });
  const now = attempt({ a: 'covered', b: 'partly', c: 'partly', d: null, e: 'covered', f: 'covered' });
  expect(comparedTo(before, now)).toEqual({ gained: ['a'], lost: ['b'] });
  expect(comparedTo(now, before)).toEqual({ gained: ['b'], lost: ['a'] });
  expect(comparedTo(before, before)).toBeNull();
  expect(comparedTo(attempt({}), now)).toBeNull();
});

test('a point stands once, as it was put last', () => {
  const points = pointsOf([attempt({ a: null }, 'old'), attempt({ a: null, b: null }, 'new')]);
  expect(points.map(({ id, say }) => `${id} ${say}`)).toEqual(['a new', 'b new']);
});
