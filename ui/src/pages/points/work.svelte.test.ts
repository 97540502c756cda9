import { afterEach, expect, test, vi } from 'vitest';
import { backend } from '../../backend';
import type { KeyPoint } from '../../backend/bindings';
import { PointWork } from './work.svelte';

const ID = 'web-http-caching';

async function opened(): Promise<PointWork> {
  const work = new PointWork(ID);
  await work.open();
  return work;
}

const stored = async (): Promise<KeyPoint[]> => (await backend.call('question', { id: ID })).key_points;

afterEach(() => vi.restoreAllMocks());

test('what is changed is what the bank has then', async () => {
  const work = await opened();
  const [first] = work.points;
  work.change({ ...first!, say: 'Another sentence.', weight: 'bonus', reviewed: true });
  expect(await work.flush()).toBe(true);
  expect((await stored())[0]).toMatchObject({ say: 'Another sentence.', weight: 'bonus' });
  work.undo();
  expect(await work.flush()).toBe(true);
  expect((await stored())[0]).toEqual(first);
});

test('a run of typing in one point is one step back', async () => {
  const work = await opened();
  const before = work.points[0]!;
  for (const say of ['T', 'Ty', 'Typed']) work.change({ ...before, say }, true);
  work.undo();
  expect(work.points[0]).toEqual(before);
  expect(work.mayUndo).toBe(false);
  expect(await work.flush()).toBe(true);
  expect((await stored())[0]).toEqual(before);
});

test('a removed point comes back with all it had', async () => {
  const work = await opened();
  const before = work.points.length;
  work.at = 1;
  const point = work.current;
  work.remove();
  await work.flush();
  expect((await stored()).some(({ id }) => id === point?.id)).toBe(false);
  work.undo();
  await work.flush();
  expect((await stored()).find(({ id }) => id === point?.id)).toEqual(point);
  expect(work.points.length).toBe(before);
});

test('a point that says nothing yet is not written', async () => {
  const work = await opened();
  const before = (await stored()).length;
  work.add();
  work.change({ ...work.current!, weight: 'bonus' });
  await work.flush();
  expect((await stored()).length).toBe(before);
  work.change({ ...work.current!, say: 'Now it says something.' }, true);
  await work.flush();
  expect((await stored()).at(-1)).toMatchObject({ say: 'Now it says something.', weight: 'bonus' });
});

test('what could not be written is written with the next try, in the order it was done', async () => {
  const work = await opened();
  const real = backend.call.bind(backend);
  let full = true;
  vi.spyOn(backend, 'call').mockImplementation((name, args) =>
    full && name === 'put_key_point'
      ? Promise.reject({ code: 'disk_full', message: 'full', detail: null })
      : real(name, args),
  );
  const point = work.points[0]!;
  work.change({ ...point, say: 'First.' });
  expect(await work.flush()).toBe(false);
  expect(work.error?.code).toBe('disk_full');
  full = false;
  work.change({ ...work.points[0]!, say: 'Second.' });
  expect(await work.flush()).toBe(true);
  expect(work.error).toBeNull();
  expect((await stored())[0]?.say).toBe('Second.');
});
