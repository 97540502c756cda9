import { beforeEach, expect, test, vi } from 'vitest';
import { backend } from '../../backend';
import type { AnswerChange, Replayed } from '../../backend/bindings';
import { Replay } from './replay.svelte';

const engine = { name: 'words', version: '2' };
const sessions = Array.from({ length: 45 }, (_, n) => ({ id: `s${n}`, answers: 2, by_others: 1 }));
const change = (session: string): AnswerChange => ({
  session,
  session_title: session,
  item: 0,
  question: 'Why?',
  before: { name: 'words', version: '1' },
  now: engine,
  points: [],
  traps: [],
});

let asked: string[][] = [];
let answer: (sessions: string[]) => Replayed;

beforeEach(() => {
  asked = [];
  answer = (some) => ({ answers: some.length * 2, changed: [change(some[0]!)], left_out: [] });
  vi.spyOn(backend, 'call').mockImplementation((async (name: string, args: { sessions: string[] }) => {
    if (name === 'compare_again_start') return { engine, sessions, answers: 90, by_others: 45 };
    asked.push(args.sessions);
    return answer(args.sessions);
  }) as typeof backend.call);
});

test('every session is compared once, a few at a time', async () => {
  const replay = new Replay();
  await replay.look();
  await replay.run();
  expect(asked.flat()).toEqual(sessions.map(({ id }) => id));
  expect(asked.length).toBeGreaterThan(1);
  expect([replay.sessions, replay.answers, replay.ended, replay.running]).toEqual([45, 90, 'done', false]);
  expect(replay.changed.map(({ session }) => session)).toEqual(['s0', 's20', 's40']);
});

test('it stops between two steps, and keeps what is done', async () => {
  const replay = new Replay();
  await replay.look();
  const plain = answer;
  answer = (some) => {
    replay.stop();
    return plain(some);
  };
  await replay.run();
  expect([asked.length, replay.sessions, replay.ended]).toEqual([1, 20, 'stopped']);
  answer = plain;
  await replay.run();
  expect([replay.sessions, replay.ended]).toEqual([45, 'done']);
});

test('what goes wrong ends it, and is told', async () => {
  const replay = new Replay();
  await replay.look();
  answer = () => {
    throw { code: 'disk_full', message: 'The disk is full.' };
  };
  await replay.run();
  expect([replay.error?.message, replay.running, replay.ended]).toEqual(['The disk is full.', false, null]);
});
