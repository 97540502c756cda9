import { expect, test } from 'vitest';
import { DraftKeeper, leaveBehind, pickUp, type DraftState, type Time } from './drafts';

/** A clock that stands still until it is moved. */
class Clock implements Time {
  at = 0;
  waiting: { due: number; run: () => void }[] = [];

  now = (): number => this.at;

  after = (ms: number, run: () => void): (() => void) => {
    const entry = { due: this.at + ms, run };
    this.waiting.push(entry);
    return () => (this.waiting = this.waiting.filter((other) => other !== entry));
  };

  async pass(ms: number): Promise<void> {
    const end = this.at + ms;
    for (;;) {
      const next = this.waiting.filter((entry) => entry.due <= end).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      this.at = next.due;
      this.waiting = this.waiting.filter((other) => other !== next);
      next.run();
      await settled();
    }
    this.at = end;
  }
}

const settled = async (): Promise<void> => {
  for (let n = 0; n < 10; n++) await Promise.resolve();
};

function keeper() {
  const clock = new Clock();
  const written: (string | null)[] = [];
  const states: DraftState['kind'][] = [];
  const disk = { full: false, slow: null as Promise<void> | null };
  const it = new DraftKeeper(
    async (text) => {
      await disk.slow;
      if (disk.full) throw { code: 'disk_full', message: 'full', detail: null };
      written.push(text);
    },
    (state) => states.push(state.kind),
    clock,
  );
  return { it, clock, written, states, disk };
}

test('a pause writes the newest text, once', async () => {
  const { it, clock, written, states } = keeper();
  for (const text of ['a', 'ab', 'abc']) it.typed(text);
  await clock.pass(300);
  expect(written).toEqual(['abc']);
  expect(states.at(-1)).toBe('kept');
  await clock.pass(10_000);
  expect(written).toEqual(['abc']);
});

test('whoever never pauses is written all the same', async () => {
  const { it, clock, written } = keeper();
  for (let n = 0; n < 30; n++) {
    it.typed(`${n}`);
    await clock.pass(100);
  }
  expect(written.length).toBeGreaterThanOrEqual(1);
});

test('what is typed while it is being written is written after it', async () => {
  const { it, written, disk } = keeper();
  let go = (): void => undefined;
  disk.slow = new Promise((resolve) => (go = resolve));
  it.typed('first');
  const flushed = it.flush();
  it.typed('second');
  go();
  expect(await flushed).toBe(true);
  expect(written).toEqual(['first', 'second']);
});

test('a full disk is told, and tried again until it works', async () => {
  const { it, clock, written, states, disk } = keeper();
  disk.full = true;
  it.typed('words');
  await clock.pass(1000);
  expect(states.at(-1)).toBe('failed');
  expect(it.unwritten).toBe('words');
  disk.full = false;
  await clock.pass(3000);
  expect(written).toEqual(['words']);
  expect(it.unwritten).toBeUndefined();
});

test('an editor that is left with a full disk leaves its words behind for the next one', async () => {
  const { it, disk } = keeper();
  disk.full = true;
  it.typed('words');
  leaveBehind('web', 'q', it);
  await settled();
  expect(await pickUp('web', 'other')).toBeUndefined();
  expect(await pickUp('web', 'q')).toBe('words');
  expect(await pickUp('web', 'q'), 'they are handed out once').toBeUndefined();
});

test('what was written after all is not handed out a second time', async () => {
  const { it } = keeper();
  it.typed('words');
  leaveBehind('web', null, it);
  expect(await pickUp('web', null)).toBeUndefined();
});
