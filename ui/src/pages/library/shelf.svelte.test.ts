import { expect, test, vi } from 'vitest';
import type { Library, LibraryFilter } from '../../backend/bindings';
import { simulated } from '../../backend/simulated';
import { EVERYTHING, isFiltered, PAGE, Shelf } from './shelf.svelte';

const bank = simulated(new URLSearchParams('many=350'));

function shelf() {
  const ask = vi.fn((filter: LibraryFilter): Promise<Library> => bank.call('library', { filter }));
  return { ask, shelf: new Shelf(ask) };
}

const loaded = (rows: (object | null)[]): number => rows.filter((row) => row !== null).length;

test('the number is known at once, and the rows come as they are looked at', async () => {
  const { shelf: it, ask } = shelf();
  await it.show(EVERYTHING);
  expect([it.rows.length, loaded(it.rows)]).toEqual([350, PAGE]);
  await it.reach(90, 120);
  expect(loaded(it.rows)).toBe(2 * PAGE);
  const before = ask.mock.calls.length;
  await it.reach(90, 120);
  expect(ask.mock.calls.length, 'what is there is not asked for again').toBe(before);
  await it.reach(340, 400);
  expect(it.rows.at(-1)?.id).toBe(
    (await bank.call('library', { filter: { ...EVERYTHING, from: 349, limit: 1 } })).questions[0]?.id,
  );
});

test('rows of a filter that was left do not land in the next one', async () => {
  const { shelf: it } = shelf();
  await it.show(EVERYTHING);
  const late = it.reach(200, 300);
  await it.show({ ...EVERYTHING, text: 'event loop' });
  await late;
  expect(it.rows.length).toBe(loaded(it.rows));
  for (const row of it.rows)
    expect(`${row?.title_html} ${row?.topics.join(' ')}`.toLowerCase()).toContain('event');
});

test('of two filters asked for quickly, the later one is shown', async () => {
  const { shelf: it } = shelf();
  await Promise.all([it.show({ ...EVERYTHING, text: 'cookie' }), it.show({ ...EVERYTHING, text: 'queue' })]);
  expect(it.rows[0]?.title_html).toContain('queue');
});

test('a place beyond what is left shows the beginning', async () => {
  const { shelf: it } = shelf();
  await it.show({ ...EVERYTHING, text: 'cookie' }, 320);
  expect(it.rows[0]).not.toBeNull();
});

test('a failure is told, and asking again mends it', async () => {
  let fails = true;
  const it = new Shelf((filter) =>
    fails ? Promise.reject({ code: 'io', message: 'no', detail: null }) : bank.call('library', { filter }),
  );
  expect(await it.show(EVERYTHING)).toBe(false);
  expect(it.error?.code).toBe('io');
  fails = false;
  expect(await it.refresh()).toBe(true);
  expect(it.error).toBeNull();
});

test('each part alone is a filter', () => {
  expect(isFiltered(EVERYTHING)).toBe(false);
  for (const part of [
    { packs: ['a'] },
    { topics: ['a'] },
    { levels: ['mid' as const] },
    { states: ['asked' as const] },
    { text: 'a' },
  ]) {
    expect(isFiltered({ ...EVERYTHING, ...part }), JSON.stringify(part)).toBe(true);
  }
});
