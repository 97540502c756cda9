import type { ApiError, InterviewView, PlanSettings, Unfinished } from '../bindings';
import { homeOf } from './bank';
import { bestOf, wordsOf } from './compare';
import { pastInterviews } from './history';
import type { SimulatedHearing } from './hearing';
import { Machine } from './machine';
import { DEFAULTS, planned } from './planning';
import { cardOf, reviewOf } from './reviewing';
import { fail, type Cases, type World } from './world';

type InterviewCase =
  'practise' | 'begin' | 'current' | 'resume' | 'leave' | 'act' | 'edit' | 'replace_text' | 'ideas_so_far';

export type SimulatedInterviews = {
  cases: Cases<InterviewCase>;
  machine: (id: string) => Machine;
  /** All that were held, the newest first. */
  machines: () => Machine[];
  onChange: (changed: (view: InterviewView) => void) => () => void;
  onTrouble: (happened: (error: ApiError) => void) => () => void;
};

/** How often the clock looks whether a limit was reached; a change each second is told anyway. */
const LOOK = 100;

export function interviewCases(
  world: World,
  scene: URLSearchParams,
  hearing: SimulatedHearing,
): SimulatedInterviews {
  const machines: Machine[] = scene.has('empty') || scene.has('new') ? [] : pastInterviews(world, hearing);
  const listeners = new Set<(view: InterviewView) => void>();
  /** The interview in the window, and what the window's clock said when its own said 0. */
  let live: { machine: Machine; zero: number; timer: ReturnType<typeof setInterval> } | null = null;

  const machine = (id: string): Machine =>
    machines.find((other) => other.held.id === id) ?? fail('not_found', 'There is no such session.', id);
  const viewOf = (of: Machine): InterviewView => of.view((index) => reviewOf(of, index));
  const nowOf = (zero: number): number => Math.round(performance.now() - zero);

  function letGo(): void {
    if (live) clearInterval(live.timer);
    live = null;
  }

  function hold(it: Machine): InterviewView {
    letGo();
    const zero = performance.now() - it.at;
    let told = it.at;
    const look = (): void => {
      const before = it.where;
      it.advance(nowOf(zero));
      if (it.where === before && (!it.isRunning || it.at - told < 1000)) return;
      told = it.at;
      for (const changed of listeners) changed(structuredClone(viewOf(it)));
    };
    live = { machine: it, zero, timer: setInterval(look, LOOK) };
    return viewOf(it);
  }

  /** The interview in the window, with its clock run up to now. */
  function running(session: string): Machine {
    if (live?.machine.held.id !== session) return fail('not_now', 'This interview is not open.');
    live.machine.advance(nowOf(live.zero));
    return live.machine;
  }

  function titleOf(settings: PlanSettings): string {
    const names = world.packs.filter((pack) => settings.packs.includes(pack.id)).map((pack) => pack.title);
    return names.length > 0 ? names.join(', ') : 'All questions';
  }

  world.sessions = () => machines.filter((it) => !it.gone).map(cardOf);
  world.unfinished = (): Unfinished | null => {
    const it = machines.find((other) => other.where !== 'finished');
    if (!it) return null;
    const { position, of } = viewOf(it);
    return {
      session: it.held.id,
      title: it.held.title,
      position,
      of,
      standing: it.where,
      last_saved: new Date().toISOString(),
    };
  };

  const begin = (settings: PlanSettings): InterviewView => {
    const held = {
      id: `session-${machines.length + 1}`,
      title: titleOf(settings),
      started: new Date().toISOString(),
      settings,
      rows: world.rubric.rows,
      rubricTitle: world.rubric.title,
    };
    const begun = new Machine(held, planned(world, settings));
    machines.unshift(begun);
    return hold(begun);
  };

  return {
    machine,
    machines: () => machines,
    cases: {
      practise: ({ id }) => begin({ ...DEFAULTS, questions: [id], count: 1 }),
      begin: ({ settings }) => begin(settings),
      current: () => (live ? viewOf(running(live.machine.held.id)) : null),
      resume: ({ session }) => hold(machine(session)),
      leave: () => {
        letGo();
        return homeOf(world);
      },
      act: ({ session, action }) => {
        const it = running(session);
        const spoke = it.isSpeaking;
        it.act(action, () => new Date().toISOString());
        if (spoke && !it.isSpeaking) it.spoken(hearing.record());
        if (spoke !== it.isSpeaking) hearing.listen(it.isSpeaking);
        return viewOf(it);
      },
      edit: ({ batch }) => {
        const it = running(batch.session);
        it.edit(batch.item, batch.doc, batch.edits);
        return { at: it.at };
      },
      ideas_so_far: ({ session, spoken }) => {
        const it = running(session);
        const item = it.answered;
        if (!item) return fail('not_now', 'Key points light up while an answer is given.');
        const words = wordsOf(`${item.takes.at(-1)?.text ?? ''} ${spoken}`);
        return item.question.key_points.map(({ say, accept }) => bestOf([say, ...accept], words).share > 0.6);
      },
      replace_text: ({ replacement }) => {
        const it = running(replacement.session);
        it.write(replacement.item, replacement.doc, () => replacement.text);
        return { at: it.at };
      },
    },
    onChange: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    onTrouble: () => () => undefined,
  };
}
