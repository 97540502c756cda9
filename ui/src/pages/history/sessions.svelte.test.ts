import { expect, test } from 'vitest';
import type { HistoryFilter, HistoryPage, SessionCard } from '../../backend/bindings';
import { EVERYTHING, PAGE, Sessions } from './sessions.svelte';

const card = (n: number): SessionCard => ({
  id: `s${n}`,
  title: `Session ${n}`,
  started: '2026-11-21T09:00:00Z',
  mode: 'practice',
  finished: true,
  questions: 1,
  answered: 1,
  awaiting: 0,
  used: 0,
  own: { said: 0, partly: 0, didnt: 0 },
  tags: [],
});

function history(count: number): {
  asked: HistoryFilter[];
  ask: (filter: HistoryFilter) => Promise<HistoryPage>;
} {
  const asked: HistoryFilter[] = [];
  const all = Array.from({ length: count }, (_, n) => card(n));
  return {
    asked,
    ask: (filter) => {
      asked.push(filter);
      const sessions = all.slice(filter.skip, filter.skip + (filter.limit ?? count));
      return Promise.resolve({ sessions, matching: count, all: count, tags: [] });
    },
  };
}

test('rows are fetched as they come into sight, each page once', async () => {
  const { asked, ask } = history(1000);
  const sessions = new Sessions(ask);
  await sessions.show(EVERYTHING);
  expect(sessions.rows.length).toBe(1000);
  expect(sessions.rows[PAGE]).toBeNull();
  await Promise.all([sessions.reach(PAGE - 5, PAGE + 5), sessions.reach(PAGE, PAGE + 20)]);
  expect(sessions.rows[PAGE]?.id).toBe(`s${PAGE}`);
  expect(asked.map(({ skip }) => skip)).toEqual([0, PAGE]);
  await sessions.reach(990, 1000);
  expect(sessions.rows[999]?.id).toBe('s999');
});

test('a filter asked for later wins, and an error is shown', async () => {
  let answer: (page: HistoryPage) => void = () => {};
  const slow = new Promise<HistoryPage>((resolve) => (answer = resolve));
  const replies = [slow, Promise.resolve({ sessions: [card(7)], matching: 1, all: 1, tags: [] })];
  const sessions = new Sessions(
    () => replies.shift() ?? Promise.reject({ code: 'io', message: 'No.', detail: null }),
  );
  const first = sessions.show(EVERYTHING);
  await sessions.show({ ...EVERYTHING, text: 'seven' });
  answer({ sessions: [card(1)], matching: 1, all: 1, tags: [] });
  await first;
  expect(sessions.rows.map((row) => row?.id)).toEqual(['s7']);
  sessions.put({ ...card(7), title: 'Another' });
  expect(sessions.rows[0]?.title).toBe('Another');
  await sessions.show(EVERYTHING);
  expect(sessions.error?.message).toBe('No.');
});
