import type {
  Deletion,
  DiskUse,
  HistoryFilter,
  KeepRules,
  SearchHit,
  SessionCard,
  SnippetPart,
} from '../bindings';
import type { SimulatedInterviews } from './interview';
import type { Machine } from './machine';
import { cardOf } from './reviewing';
import { fail, unrendered, type Cases, type World } from './world';

const DAY = 86_400_000;
/** A minute of speech, as it lies on the disk. */
const BYTES_A_MINUTE = 2_400_000;

type KeepingCase =
  | 'history'
  | 'search'
  | 'rename_session'
  | 'tag_session'
  | 'what_goes'
  | 'delete_from_history'
  | 'undelete'
  | 'purge'
  | 'disk_use'
  | 'set_keep_rules'
  | 'report';

/** Finding, naming and deleting what was held. `?sessions=10000` makes the list that long. */
export function keepingCases(
  world: World,
  interviews: SimulatedInterviews,
  scene: URLSearchParams,
): Cases<KeepingCase> {
  let deleted: DiskUse['deleted'] = [];
  let rules: KeepRules = { sound_days: null, session_days: null };
  const more = Number(scene.get('sessions') ?? 0);

  const cards = (): SessionCard[] => {
    const held = world.sessions();
    const last = held.at(-1);
    if (last === undefined) return held;
    const copies = Array.from({ length: Math.max(0, more - held.length) }, (_, n) => ({
      ...last,
      title: `${last.title}, ${n + 1}`,
      started: new Date(Date.parse(last.started) - (n + 1) * DAY).toISOString(),
      tags: n % 7 === 0 ? ['warm-up'] : [],
    }));
    // The same session under many names: each of them opens it.
    return [...held, ...copies.map((card, n) => ({ ...card, id: `${last.id}#${n}` }))];
  };

  const real = (id: string): Machine => interviews.machine(id.split('#')[0] ?? id);

  function passes(card: SessionCard, filter: HistoryFilter): boolean {
    const state = !card.finished ? 'unfinished' : card.awaiting > 0 ? 'awaiting' : 'done';
    return (
      filter.text
        .toLowerCase()
        .split(/\s+/)
        .every((word) => card.title.toLowerCase().includes(word)) &&
      (filter.tags.length === 0 || filter.tags.some((tag) => card.tags.includes(tag))) &&
      (filter.mode === null || filter.mode === card.mode) &&
      (filter.state === null || filter.state === state)
    );
  }

  const sound = (it: Machine): number =>
    it.items
      .flatMap((item) => item.takes.flatMap((take) => take.spoken))
      .reduce((sum, one) => sum + (one.length ?? 0), 0);

  function use(): DiskUse {
    const all = interviews.machines().filter((it) => sound(it) > 0);
    const bytes = (it: Machine): number => Math.round((sound(it) / 60_000) * BYTES_A_MINUTE);
    return {
      database: 3_400_000,
      sound: all.reduce((sum, it) => sum + bytes(it), 0),
      sound_files: all.length,
      sound_length: all.reduce((sum, it) => sum + sound(it), 0),
      models: 148_000_000,
      largest: all.map((it) => ({
        id: it.held.id,
        title: it.held.title,
        held: it.held.started,
        files: 1,
        sound: sound(it),
        bytes: bytes(it),
      })),
      rules,
      deleted,
    };
  }

  const same = (a: Deletion, b: Deletion): boolean =>
    a.session === b.session && a.item === b.item && a.sound_only === b.sound_only;

  return {
    history: ({ filter }) => {
      const all = cards();
      const matching = all.filter((card) => passes(card, filter));
      const tags = [...new Set(all.flatMap((card) => card.tags))].sort();
      return {
        sessions: matching.slice(filter.skip, filter.limit === null ? undefined : filter.skip + filter.limit),
        matching: matching.length,
        all: all.length,
        tags: tags.map((tag) => ({ tag, count: all.filter((card) => card.tags.includes(tag)).length })),
      };
    },
    search: ({ query }) => {
      const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      const machines = interviews.machines().filter((it) => !it.gone);
      const hits = words.length === 0 ? [] : machines.flatMap((it) => hitsIn(it, words));
      const questions = words.length === 0 ? [] : machines.flatMap((it) => questionsIn(it, words));
      return {
        hits,
        questions: questions.filter(
          (one, n) => questions.findIndex((other) => other.question === one.question) === n,
        ),
        next: null,
      };
    },
    rename_session: ({ id, title }) => {
      real(id).held.title = title;
      return cardOf(real(id));
    },
    tag_session: ({ id, tags }) => {
      real(id).tags = [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))].sort();
      return cardOf(real(id));
    },
    what_goes: ({ what }) => {
      const it = real(what.session);
      const length = sound(it);
      return {
        what,
        title: it.held.title,
        answers: what.sound_only ? 0 : what.item === null ? cardOf(it).answered : 1,
        files: length > 0 ? 1 : 0,
        sound: length,
        bytes: Math.round((length / 60_000) * BYTES_A_MINUTE),
        transcripts: length > 0 && !what.sound_only ? 1 : 0,
      };
    },
    delete_from_history: ({ what }) => {
      const it = real(what.session);
      if (what.item === null && !what.sound_only) it.gone = true;
      if (what.item !== null && !what.sound_only) it.deleted = [...it.deleted, what.item];
      const now = Date.now();
      const thing = {
        what,
        title: it.held.title,
        deleted: new Date(now).toISOString(),
        goes: new Date(now + DAY).toISOString(),
      };
      deleted = [thing, ...deleted];
      return thing;
    },
    undelete: ({ what }) => {
      if (!deleted.some((thing) => same(thing.what, what)))
        fail('not_found', 'There is no deleted session or answer.');
      deleted = deleted.filter((thing) => !same(thing.what, what));
      const it = real(what.session);
      it.gone = false;
      it.deleted = it.deleted.filter((item) => item !== what.item);
      return null;
    },
    purge: ({ what }) => {
      deleted = deleted.filter((thing) => what !== null && !same(thing.what, what));
      return use();
    },
    disk_use: () => use(),
    set_keep_rules: (args) => {
      rules = args.rules;
      return use();
    },
    report: ({ path }) => ({ path, bytes: 24_000 }),
  };
}

function marked(text: string, words: string[]): SnippetPart[] | null {
  const lower = text.toLowerCase();
  if (!words.every((word) => lower.includes(word))) return null;
  const parts = text.split(new RegExp(`(${words.join('|')})`, 'giu')).filter((part) => part !== '');
  return parts.map((part) => ({ text: part, found: words.includes(part.toLowerCase()) }));
}

function hitsIn(it: Machine, words: string[]): SearchHit[] {
  const common = { session: it.held.id, session_title: it.held.title, held: it.held.started };
  const hits: SearchHit[] = [];
  it.items.forEach((item, index) => {
    const question_html = it.asked(index).title_html;
    const add = (text: string, rest: Pick<SearchHit, 'kind' | 'recording' | 'take' | 'at'>): void => {
      const snippet = marked(text, words);
      const before = snippet?.findIndex(({ found }) => found) ?? -1;
      const place =
        rest.kind === 'answer' && before >= 0
          ? snippet!.slice(0, before).reduce((all, { text: part }) => all + part.length, 0)
          : null;
      if (snippet !== null) hits.push({ ...common, item: index, question_html, snippet, place, ...rest });
    };
    for (const [number, take] of item.takes.entries()) {
      add(take.text, { kind: 'answer', recording: null, take: number, at: take.begun });
      for (const one of take.spoken) {
        const said = one.words.find((word) =>
          words.some((wanted) => word.text.toLowerCase().includes(wanted)),
        );
        const text = one.words.map((word) => word.text).join(' ');
        add(text, { kind: 'spoken', recording: one.recording, take: number, at: said?.from ?? null });
      }
    }
    add(item.notes, { kind: 'scratch', recording: null, take: null, at: null });
  });
  for (const { item, note } of it.reviewNotes) {
    const snippet = marked(note.text, words);
    const question_html = item === null ? null : it.asked(item).title_html;
    if (snippet !== null)
      hits.push({
        ...common,
        item,
        question_html,
        snippet,
        kind: 'note',
        recording: null,
        take: null,
        at: note.place,
        place: null,
      });
  }
  return hits;
}

function questionsIn(it: Machine, words: string[]): ReturnType<Cases<'search'>['search']>['questions'] {
  return it.items.flatMap((item, index) => {
    const snippet = marked(unrendered(item.question.title_html), words);
    if (snippet === null) return [];
    const { id } = item.question;
    return [
      {
        question: id,
        snippet,
        session: it.held.id,
        session_title: it.held.title,
        held: it.held.started,
        item: index,
        times: 1,
      },
    ];
  });
}
