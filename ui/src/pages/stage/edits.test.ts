import { describe, expect, test } from 'vitest';
import type { ApiError, Code, EditBatch, TextReplacement } from '../../backend/bindings';
import { type Change, EditLog, type SaveState, type TextKey, applyChange, wholeCharacters } from './edits';

const answer: TextKey = { session: 's', item: 0, doc: 'answer' };
const notes: TextKey = { session: 's', item: 0, doc: 'notes' };

/** Time that passes only when it is told to. */
class Clock {
  at = 0;
  private timers: { at: number; call: () => void }[] = [];
  now = () => this.at;
  after = (millis: number, call: () => void) => {
    const timer = { at: this.at + millis, call };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };
  async pass(millis: number) {
    const end = this.at + millis;
    for (;;) {
      const due = this.timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.at = due.at;
      this.timers = this.timers.filter((other) => other !== due);
      due.call();
      await settle();
    }
    this.at = end;
    await settle();
  }
}

/** Lets everything happen that waits for nothing but its turn. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

/** The other side: texts that edits either fit or don't. */
class Disk {
  texts = new Map<string, string>();
  batches: EditBatch[] = [];
  replacements: TextReplacement[] = [];
  failures: Code[] = [];
  inFlight = 0;
  mostInFlight = 0;
  hold: Promise<void> | null = null;

  private async write<T>(apply: () => T): Promise<{ at: number }> {
    this.inFlight++;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    try {
      await this.hold;
      const code = this.failures.shift();
      if (code) throw { code, message: 'No.', detail: null } satisfies ApiError;
      apply();
      return { at: 0 };
    } finally {
      this.inFlight--;
    }
  }

  edit = (batch: EditBatch) =>
    this.write(() => {
      this.batches.push(batch);
      let text = this.texts.get(batch.doc) ?? '';
      for (const edit of batch.edits) {
        const there = text.slice(edit.offset, edit.offset + edit.removed.length);
        if (edit.offset > text.length || there !== edit.removed) {
          throw { code: 'out_of_step', message: 'No.', detail: null } satisfies ApiError;
        }
        text = applyChange(text, edit);
      }
      this.texts.set(batch.doc, text);
    });

  replace = (replacement: TextReplacement) =>
    this.write(() => {
      this.replacements.push(replacement);
      this.texts.set(replacement.doc, replacement.text);
    });
}

function setUp() {
  const clock = new Clock();
  const disk = new Disk();
  const states: SaveState[] = [];
  const refused: { code: Code; text: string }[] = [];
  const log = new EditLog(disk, clock, {
    changed: (state) => states.push(state),
    refused: (error, text) => refused.push({ code: error.code, text }),
  });
  log.open(answer, '');
  log.open(notes, '');
  const type = (text: string, key = answer) => {
    for (const inserted of text) {
      log.typed(key, { offset: (log.text(key) ?? '').length, removed: '', inserted });
    }
  };
  return { clock, disk, states, refused, log, type };
}

describe('when edits are written', () => {
  test('at the first pause', async () => {
    const { clock, disk, type } = setUp();
    type('a');
    await clock.pass(399);
    expect(disk.batches.length, 'before the pause').toBe(0);
    await clock.pass(1);
    expect(disk.texts.get('answer')).toBe('a');
  });

  test('within 900 ms while somebody types without a pause', async () => {
    const { clock, disk, type } = setUp();
    for (let at = 0; at < 3000; at += 100) {
      type('x');
      await clock.pass(100);
    }
    const typed = disk.batches.flatMap((batch) => batch.edits.map((edit) => edit.ago));
    expect(typed.length).toBeGreaterThan(20);
    expect(Math.max(...typed)).toBeLessThanOrEqual(900);
  });

  test('at once when asked, and asking twice writes nothing twice', async () => {
    const { disk, log, type } = setUp();
    type('abc');
    const [first, second] = await Promise.all([log.flush(), log.flush()]);
    expect([first, second]).toEqual([true, true]);
    expect(disk.batches.length).toBe(1);
    expect(disk.texts.get('answer')).toBe('abc');
  });

  test('what is typed while a batch is on its way goes in the next one', async () => {
    const { disk, log, type } = setUp();
    let release = () => {};
    disk.hold = new Promise((resolve) => (release = resolve));
    type('a');
    const flushed = log.flush();
    type('b');
    release();
    expect(await flushed).toBe(true);
    expect(disk.texts.get('answer')).toBe('ab');
    expect(disk.mostInFlight).toBe(1);
  });

  test('each edit says how long ago it was typed', async () => {
    const { clock, disk, log, type } = setUp();
    type('a');
    await clock.pass(300);
    type('b');
    await clock.pass(50);
    await log.flush();
    expect(disk.batches[0]?.edits.map((edit) => edit.ago)).toEqual([350, 50]);
  });
});

describe('when writing fails', () => {
  test('edits stay, in order, and are written when it works again', async () => {
    const { clock, disk, states, log, type } = setUp();
    disk.failures = ['disk_full', 'disk_full'];
    type('ab');
    expect(await log.flush()).toBe(false);
    expect(states.at(-1)?.kind).toBe('failed');
    type('c');
    expect(states.at(-1)?.kind, 'typing does not hide the trouble').toBe('failed');
    expect(log.unwritten()).toEqual(['abc']);
    await clock.pass(1000);
    expect(states.at(-1)?.kind).toBe('failed');
    await clock.pass(1000);
    expect(states.at(-1)?.kind).toBe('saved');
    expect(disk.texts.get('answer')).toBe('abc');
  });

  test('two sides that came apart are put together with the whole text', async () => {
    const { disk, log, type } = setUp();
    disk.texts.set('answer', 'something else');
    log.open(answer, 'abc');
    log.typed(answer, { offset: 1, removed: 'b', inserted: 'B' });
    type('notes', notes);
    expect(await log.flush()).toBe(true);
    expect(disk.texts.get('answer')).toBe('aBc');
    expect(disk.texts.get('notes')).toBe('notes');
    expect(disk.replacements.length).toBe(1);
  });

  test('what came too late is handed back and holds up nothing else', async () => {
    const { disk, refused, log, type } = setUp();
    disk.failures = ['not_now'];
    type('late');
    type('note', notes);
    expect(await log.flush()).toBe(true);
    expect(refused).toEqual([{ code: 'not_now', text: 'late' }]);
    expect(disk.texts.get('notes')).toBe('note');
  });
});

/** A small generator with a fixed course, so that a failure can be run again. */
function course(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('whatever is typed, and however writing fails, both sides end up the same', async () => {
  const words = ['a', 'bc', '😀', 'é', '\n', '    ', '日本', ''];
  const codes: Code[] = ['disk_full', 'io', 'busy', 'out_of_step'];
  for (let seed = 1; seed <= 40; seed++) {
    const { clock, disk, log } = setUp();
    const any = course(seed);
    for (let step = 0; step < 60; step++) {
      const key = any(4) === 0 ? notes : answer;
      const text = log.text(key) ?? '';
      const offset = any(text.length + 1);
      const removed = text.slice(offset, offset + any(4));
      log.typed(key, { offset, removed, inserted: words[any(words.length)]! });
      if (any(10) === 0) disk.failures.push(codes[any(codes.length)]!);
      if (any(5) === 0) await clock.pass(any(1500));
      if (any(8) === 0) void log.flush();
      if (any(30) === 0) log.replaced(key, 'typed elsewhere 😀');
    }
    disk.failures = [];
    await clock.pass(3000);
    expect(log.unwritten(), `seed ${seed}`).toEqual([]);
    expect(disk.texts.get('answer') ?? '', `seed ${seed}`).toBe(log.text(answer));
    expect(disk.texts.get('notes') ?? '', `seed ${seed}`).toBe(log.text(notes));
    expect(disk.mostInFlight, `seed ${seed}`).toBeLessThanOrEqual(1);
  }
});

describe('halves of characters', () => {
  const check = (before: string, change: Change, expected: Change) => {
    const whole = wholeCharacters(before, change);
    expect(whole).toEqual(expected);
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  };

  test('a change of one half becomes a change of the whole', () => {
    // 😀 is d83d de00 and 😁 is d83d de01.
    check(
      'a😀b',
      { offset: 2, removed: '\ude00', inserted: '\ude01' },
      { offset: 1, removed: '😀', inserted: '😁' },
    );
    check(
      'a😀',
      { offset: 1, removed: '\ud83d', inserted: 'x' },
      { offset: 1, removed: '😀', inserted: 'x\ufffd' },
    );
  });

  test('a change between characters stays as it is', () => {
    check('a😀b', { offset: 3, removed: 'b', inserted: '' }, { offset: 3, removed: 'b', inserted: '' });
    check('', { offset: 0, removed: '', inserted: '😀' }, { offset: 0, removed: '', inserted: '😀' });
  });
});
