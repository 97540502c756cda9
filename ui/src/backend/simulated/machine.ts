import type {
  Action,
  AskedView,
  Close,
  Doc,
  InterviewView,
  PointToJudge,
  Reading,
  ReviewNote,
  RowToScore,
  SpokenView,
  StageView,
  TypedEdit,
} from '../bindings';
import { readingOf, type Held, type Item, type Stage } from './held';
import type { PlannedItem } from './planning';
import { fail } from './world';

const LATE = 2000;

/** An interview, told the time. It follows the program's own rules closely enough to walk every screen. */
export class Machine {
  at = 0;
  paused = false;
  private speak: boolean;
  private hints = false;
  pausedFor = 0;
  readonly items: Item[];
  readonly reviewNotes: { item: number | null; note: ReviewNote }[] = [];
  /** The person's own words to find it by. */
  tags: string[] = [];
  /** Deleted, and kept for an undo: the whole, or some of its answers. */
  gone = false;
  deleted: number[] = [];
  private stage: Stage;
  private queue: number[];

  constructor(
    readonly held: Held,
    planned: PlannedItem[],
  ) {
    this.items = planned.map((item) => ({
      ...item,
      outcome: 'ahead',
      thinkUsed: 0,
      takes: [],
      notes: '',
      timesParked: 0,
      judgements: new Map(),
      rows: new Map(),
      overall: null,
      locked: null,
      overruled: new Map(),
      reasons: new Map(),
    }));
    this.speak = held.settings.speak;
    this.queue = this.items.map((_, index) => index);
    this.stage = { kind: 'finished', item: -1 };
    this.next();
  }

  get where(): Stage['kind'] {
    return this.stage.kind;
  }

  /** The question that is being answered, where its ideas light up. */
  get answered(): Item | null {
    return this.hints && this.stage.kind === 'answering' ? (this.items[this.stage.item] ?? null) : null;
  }

  get isSpeaking(): boolean {
    return this.speak && !this.paused && this.stage.kind === 'answering';
  }

  /** A recording of the last answer that was open. */
  spoken(view: SpokenView): void {
    const item = this.items[this.stage.item] ?? this.items.findLast((it) => it.takes.length > 0);
    item?.takes.at(-1)?.spoken.push(view);
  }

  get isRunning(): boolean {
    return !this.paused && (this.stage.kind === 'thinking' || this.stage.kind === 'answering');
  }

  /** Lets time pass up to `at`. */
  advance(at: number): void {
    while (this.at < at) {
      const item = this.items[this.stage.item];
      let step = at - this.at;
      if (this.paused) this.pausedFor += step;
      else if (item && this.stage.kind === 'thinking') {
        step = Math.min(step, Math.max(0, item.think - item.thinkUsed));
        item.thinkUsed += step;
      } else if (item && this.stage.kind === 'answering') {
        const take = item.takes.at(-1)!;
        if (this.held.settings.strict) step = Math.min(step, Math.max(0, item.answer - take.used));
        take.used += step;
      }
      this.at += step;
      if (!this.paused && item) this.cross(item);
    }
  }

  private cross(item: Item): void {
    if (this.stage.kind === 'thinking' && item.thinkUsed >= item.think) this.open();
    else if (this.stage.kind === 'answering' && this.held.settings.strict) {
      if (item.takes.at(-1)!.used >= item.answer) this.closeAnswer('time_up');
    }
  }

  private next(): void {
    this.paused = false;
    const item = this.queue.shift();
    if (item === undefined) return this.judgeNext(0);
    const state = this.items[item]!;
    state.outcome = 'open';
    this.stage = { kind: state.takes.length > 0 ? 'answering' : 'thinking', item };
  }

  private judgeNext(from: number): void {
    const item = this.items.findIndex(
      (it, i) => i >= from && it.outcome === 'answered' && it.locked === null,
    );
    this.stage = item < 0 ? { kind: 'finished', item: -1 } : { kind: 'judging', item };
  }

  private open(): void {
    const { item } = this.stage;
    this.stage = { kind: 'answering', item };
    this.items[item]!.takes.push({
      text: '',
      spoken: [],
      used: 0,
      begun: this.at,
      firstTyped: null,
      closed: null,
      close: null,
    });
  }

  private closeTake(item: Item, close: Close): void {
    const take = item.takes.at(-1);
    if (take && take.close === null) Object.assign(take, { close, closed: this.at });
  }

  private closeAnswer(close: Close): void {
    const item = this.items[this.stage.item]!;
    this.paused = false;
    item.outcome = 'answered';
    this.closeTake(item, close);
    if (this.held.settings.mode === 'practice') this.stage = { kind: 'judging', item: this.stage.item };
    else this.next();
  }

  private end(): void {
    const asking = this.stage.kind === 'thinking' || this.stage.kind === 'answering';
    this.paused = false;
    this.queue = [];
    for (const item of this.items) {
      if (!['ahead', 'open', 'parked'].includes(item.outcome)) continue;
      item.outcome = (item.takes.at(-1)?.text.trim() ?? '') === '' ? 'not_reached' : 'answered';
      this.closeTake(item, 'ended');
    }
    if (asking) this.judgeNext(0);
    else this.stage = { kind: 'finished', item: -1 };
  }

  act(action: Action, now: () => string): void {
    const { kind, item: at } = this.stage;
    const item = this.items[at];
    const asking = kind === 'thinking' || kind === 'answering';
    const need = (allowed: boolean): void => {
      if (!allowed) fail('not_now', 'The interview does not allow this now.');
    };
    const named = 'item' in action && action.item !== null ? this.items[action.item] : item;
    switch (action.do) {
      case 'begin_answer':
        need(kind === 'thinking' && !this.paused);
        return this.open();
      case 'pause':
      case 'unpause':
        need(asking && this.paused === (action.do === 'unpause'));
        this.paused = !this.paused;
        return;
      case 'done':
        need(kind === 'answering');
        return this.closeAnswer('done');
      case 'retake':
        need(kind === 'judging' && item!.takes.length < this.held.settings.takes);
        item!.outcome = 'open';
        item!.judgements.clear();
        item!.rows.clear();
        item!.overall = null;
        return this.open();
      case 'hints':
        need(this.held.settings.mode === 'practice');
        this.hints = action.on;
        return;
      case 'speak':
        this.speak = action.on;
        return;
      case 'skip':
        need(asking);
        this.paused = false;
        item!.outcome = 'skipped';
        this.closeTake(item!, 'ended');
        if (this.held.settings.mode === 'practice') this.stage = { kind: 'revealed', item: at };
        else this.next();
        return;
      case 'park':
        need(asking && this.queue.length > 0);
        item!.outcome = 'parked';
        item!.timesParked += 1;
        this.queue.push(at);
        return this.next();
      case 'end_early':
        need(kind !== 'finished');
        return this.end();
      case 'judge':
        need(named?.outcome === 'answered' && named.locked === null);
        named!.judgements.set(action.key_point, action.judgement);
        return;
      case 'score':
        need(named?.outcome === 'answered' && named.locked === null);
        named!.rows.set(action.row, action.level);
        return;
      case 'score_whole':
        need(named?.outcome === 'answered' && named.locked === null);
        named!.overall = action.level;
        break;
      case 'lock':
        need(named?.outcome === 'answered' && named.locked === null);
        if (!this.mayLock(named!)) {
          fail('not_now', 'Some ideas are not judged yet.');
        }
        named!.locked = this.at;
        if (kind === 'judging' && at === action.item) this.stage = { kind: 'revealed', item: at };
        return;
      case 'move_on':
        need(kind === 'judging' || kind === 'revealed');
        if (this.queue.length > 0) return this.next();
        if (this.held.settings.mode === 'exam') return this.judgeNext(at + 1);
        this.stage = { kind: 'finished', item: -1 };
        return;
      case 'overrule':
        need(named !== undefined && named.locked !== null);
        if (action.verdict === null) named!.overruled.delete(action.key_point);
        else named!.overruled.set(action.key_point, action.verdict);
        return;
      case 'explain':
        need(named !== undefined && named.locked !== null);
        if (action.reason === null) named!.reasons.delete(action.key_point);
        else named!.reasons.set(action.key_point, action.reason);
        return;
      case 'note':
        this.reviewNotes.push({
          item: action.item,
          note: { text: action.text, made: now(), place: action.place },
        });
    }
  }

  edit(index: number, doc: Doc, edits: TypedEdit[]): void {
    this.write(index, doc, (text) => {
      for (const { offset, removed, inserted } of edits) {
        if (offset > text.length || text.slice(offset, offset + removed.length) !== removed) {
          fail('out_of_step', 'The text has come apart from what is stored.');
        }
        text = text.slice(0, offset) + inserted + text.slice(offset + removed.length);
      }
      return text;
    });
  }

  write(index: number, doc: Doc, change: (text: string) => string): void {
    const item = this.items[index];
    if (!item || item.locked !== null) return fail('not_now', 'This answer is locked.');
    if (doc === 'notes') {
      item.notes = change(item.notes);
      return;
    }
    const take = item.takes.at(-1);
    const open = this.stage.kind === 'answering' && this.stage.item === index;
    const late = take?.close === 'time_up' && this.at <= (take.closed ?? 0) + LATE;
    if (!take || (!open && !late)) return fail('not_now', 'The time for this answer is over.');
    take.text = change(take.text);
    take.firstTyped ??= this.at;
  }

  get used(): number {
    return this.items.reduce(
      (sum, item) => sum + item.thinkUsed + item.takes.reduce((s, take) => s + take.used, 0),
      0,
    );
  }

  get whole(): Reading {
    const sum = this.items.reduce((s, item) => s + item.think + item.answer, 0);
    return readingOf(this.held.settings.session_limit ?? sum, this.used);
  }

  asked(index: number): AskedView {
    const { title_html, body_html, level, topics } = this.items[index]!.question;
    return { item: index, title_html, body_html, level, topics };
  }

  points(index: number): PointToJudge[] {
    const { question, judgements } = this.items[index]!;
    return question.key_points.map(({ id, weight, say }) => ({
      id,
      weight,
      say,
      judgement: judgements.get(id) ?? null,
    }));
  }

  private mayLock(item: Item): boolean {
    if (item.judgements.size < item.question.key_points.length) return false;
    return (
      this.held.settings.mode === 'practice' ||
      (item.rows.size === this.held.rows.length && item.overall !== null)
    );
  }

  levels(): number[] {
    return [...new Set(this.held.rows.flatMap((row) => row.levels.map(({ level }) => level)))].sort();
  }

  rows(index: number): RowToScore[] {
    return this.held.rows.map((row) => ({ row, level: this.items[index]!.rows.get(row.id) ?? null }));
  }

  view(review: (index: number) => Extract<StageView, { kind: 'revealed' }>['review']): InterviewView {
    const { settings, id, title } = this.held;
    return {
      session: id,
      title,
      mode: settings.mode,
      clock_style: settings.clock,
      strict: settings.strict,
      line: this.line(),
      position: this.items.filter((item) => item.outcome !== 'ahead' && item.outcome !== 'parked').length,
      of: this.items.length,
      paused: this.paused,
      running: this.isRunning,
      whole: this.whole,
      at: this.at,
      stage: this.stageView(review),
    };
  }

  private line(): string {
    if (this.stage.kind === 'judging') return 'What did you say? Judge before you see.';
    if (this.stage.kind === 'finished') return 'That was the last question.';
    if (this.stage.kind === 'revealed') return '';
    if (this.items[this.stage.item]!.timesParked > 0) return 'Back to a question you put off.';
    if (this.stage.item === 0) return 'Let us begin.';
    return this.queue.length === 0 ? 'The last question.' : 'Next question.';
  }

  private get isLast(): boolean {
    const later = this.items.slice(this.stage.item + 1);
    const more =
      this.held.settings.mode === 'exam' &&
      later.some((it) => it.outcome === 'answered' && it.locked === null);
    return this.queue.length === 0 && !more;
  }

  private stageView(
    review: (index: number) => Extract<StageView, { kind: 'revealed' }>['review'],
  ): StageView {
    const { kind, item: index } = this.stage;
    if (kind === 'finished') return { kind };
    if (kind === 'revealed') return { kind, review: review(index), last: this.isLast };
    const item = this.items[index]!;
    const question = this.asked(index);
    const take = item.takes.at(-1);
    const may_park = this.queue.length > 0;
    if (kind === 'thinking' || !take) {
      return {
        kind: 'thinking',
        question,
        clock: readingOf(item.think, item.thinkUsed),
        notes: item.notes,
        may_park,
      };
    }
    const clock = readingOf(item.answer, take.used);
    const takes = this.held.settings.takes;
    if (kind === 'answering') {
      const { text } = take;
      return {
        kind,
        question,
        probe: null,
        speaking: this.speak,
        hints: this.hints,
        clock,
        zone: 'early',
        text,
        notes: item.notes,
        take: item.takes.length,
        takes,
        may_park,
      };
    }
    const answer = {
      text: take.text,
      spoken: take.spoken,
      notes: item.notes,
      think: readingOf(item.think, item.thinkUsed),
      answer: clock,
      take: item.takes.length,
      takes,
      cut: take.close === 'time_up',
    };
    return {
      kind,
      question,
      answer,
      points: this.points(index),
      probes: [],
      rows: this.rows(index),
      overall: item.overall,
      overall_levels: this.levels(),
      in_order: this.held.settings.mode === 'exam',
      peeked: false,
      may_retake: this.held.settings.mode === 'practice' && item.takes.length < takes,
      may_lock: this.mayLock(item),
      last: this.isLast,
    };
  }
}
