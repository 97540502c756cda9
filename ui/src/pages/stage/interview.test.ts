import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { backend } from '../../backend';
import type { ApiError, PlanSettings } from '../../backend/bindings';
import { Interview } from './interview.svelte';

const SETTINGS: PlanSettings = {
  packs: [],
  questions: [],
  topics: [],
  levels: [],
  count: 2,
  think: 10_000,
  answer: 20_000,
  mode: 'practice',
  seed: 3,
  strict: false,
  takes: 2,
  extra_time: 100,
  clock: 'down',
  session_limit: null,
  manner: 'neutral',
  speak: false,
  probes: true,
  rubric: null,
};

let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(async () => {
  stop();
  const left = backend.call('leave', {});
  await vi.advanceTimersByTimeAsync(50);
  await left;
  vi.useRealTimers();
});

/** Lets time pass, and everything happen that is due in it. */
const pass = (millis: number) => vi.advanceTimersByTimeAsync(millis);

async function done<T>(asked: Promise<T>): Promise<T> {
  await pass(100);
  return asked;
}

async function begun(settings: Partial<PlanSettings> = {}): Promise<Interview> {
  const view = await done(backend.call('begin', { settings: { ...SETTINGS, ...settings } }));
  const interview = new Interview(view);
  stop = await backend.onInterview((changed) => interview.accept(changed));
  return interview;
}

function type(interview: Interview, text: string, doc: 'answer' | 'notes' = 'answer', item = 0): void {
  const key = interview.key(item, doc);
  for (const inserted of text) {
    interview.log.typed(key, { offset: (interview.log.text(key) ?? '').length, removed: '', inserted });
  }
}

function stageOf<K extends Interview['view']['stage']['kind']>(interview: Interview, kind: K) {
  const { stage } = interview.view;
  if (stage.kind !== kind) throw new Error(`the stage is ${stage.kind} and not ${kind}`);
  return stage as Extract<Interview['view']['stage'], { kind: K }>;
}

test('all that was typed is in the answer that is judged', async () => {
  const interview = await begun();
  type(interview, 'first, then', 'notes');
  await done(interview.act({ do: 'begin_answer' }));
  type(interview, 'All of it');
  await done(interview.act({ do: 'done' }));
  const { answer } = stageOf(interview, 'judging');
  expect(answer.text).toBe('All of it');
  expect(answer.notes).toBe('first, then');
});

test('a view that comes while somebody types leaves their words alone', async () => {
  const interview = await begun();
  type(interview, 'a note', 'notes');
  await pass(10_100);
  stageOf(interview, 'answering');
  expect(interview.log.text(interview.key(0, 'notes')), 'into the next stage').toBe('a note');
  type(interview, 'abc');
  await pass(950);
  type(interview, 'def');
  await pass(100);
  expect(interview.log.text(interview.key(0, 'answer'))).toBe('abcdef');
});

test('another try begins with an empty text', async () => {
  const interview = await begun();
  await done(interview.act({ do: 'begin_answer' }));
  type(interview, 'first try');
  await done(interview.act({ do: 'done' }));
  await done(interview.act({ do: 'retake', item: 0 }));
  expect(interview.log.text(interview.key(0, 'answer'))).toBe('');
  type(interview, 'second');
  await done(interview.act({ do: 'done' }));
  expect(stageOf(interview, 'judging').answer.text).toBe('second');
});

test('words typed just before the limit of a strict answer are in it, and shown', async () => {
  const interview = await begun({ strict: true });
  await done(interview.act({ do: 'begin_answer' }));
  await pass(19_700);
  type(interview, 'just in time');
  await pass(1500);
  expect(stageOf(interview, 'judging').answer).toMatchObject({ text: 'just in time', cut: true });
  expect(interview.refused).toBeNull();
});

test('an answer stays open until its words are on the disk', async () => {
  const interview = await begun();
  await done(interview.act({ do: 'begin_answer' }));
  const call = backend.call.bind(backend);
  const full = vi.spyOn(backend, 'call').mockImplementation((name, args) => {
    if (name !== 'edit') return call(name, args as never);
    const error: ApiError = { code: 'disk_full', message: 'There is no space left.', detail: null };
    return Promise.reject(error);
  });
  type(interview, 'kept');
  expect(await done(interview.act({ do: 'done' }))).toBe(false);
  stageOf(interview, 'answering');
  expect(interview.save.kind).toBe('failed');
  full.mockRestore();
  await pass(1100);
  expect(interview.save.kind).toBe('saved');
  expect(await done(interview.act({ do: 'done' }))).toBe(true);
  expect(stageOf(interview, 'judging').answer.text).toBe('kept');
});

test('a refused action changes nothing and says why', async () => {
  const interview = await begun();
  expect(await done(interview.act({ do: 'done' }))).toBe(false);
  expect(interview.error?.code).toBe('not_now');
  stageOf(interview, 'thinking');
  expect(await done(interview.act({ do: 'begin_answer' }))).toBe(true);
  expect(interview.error).toBeNull();
});
