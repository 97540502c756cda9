import type {
  ChangedPoint,
  Goal,
  PlanDayView,
  PracticeView,
  ProgressView,
  ScheduleView,
  Step,
  Template,
  Today,
  TopicReadiness,
  Trend,
  TrendPlace,
  Unit,
} from '../bindings';
import type { SimulatedInterviews } from './interview';
import { planned, topicCounts } from './planning';
import { fail, unrendered, type Cases, type SimulatedQuestion, type World } from './world';

type ProgressCase = 'today' | 'schedule' | 'set_goal' | 'progress' | 'apply_template' | 'repeat';

const DAY = 86_400_000;
const MINUTE = 60_000;
const LENGTHS: Record<Template, number> = { screening: 15, technical: 45, onsite: 60 };

/** A day as the program writes it. */
const dayAt = (ahead: number): string => new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10);

/** Somebody who has practised for seven weeks; nobody at all with `?new` or `?empty`. */
export function progressCases(
  world: World,
  scene: URLSearchParams,
  interviews: SimulatedInterviews,
): Cases<ProgressCase> {
  const fresh = scene.has('empty') || scene.has('new');
  let goal: Goal | null =
    scene.has('goal') || !fresh ? { interview: dayAt(12), minutes: 20, packs: ['web'] } : null;
  if (scene.has('nogoal')) goal = null;

  const asked = (): SimulatedQuestion[] => world.questions.filter((question) => !question.set_aside);

  function schedule(): ScheduleView {
    const nothing = { today: dayAt(0), goal, passed: false, days: [], left_over: [], points: 0, reached: 0 };
    if (goal === null) return nothing;
    const left = Math.round((Date.parse(goal.interview) - Date.parse(dayAt(0))) / DAY);
    if (left < 0) return { ...nothing, passed: true };
    const questions = asked();
    const each = Math.max(1, Math.floor(goal.minutes / 3.5));
    const days = Array.from({ length: Math.max(1, left) }, (_, ahead): PlanDayView => {
      const of = Array.from({ length: Math.min(each, questions.length) }, (_, at) => {
        const question = questions[(ahead * 2 + at) % questions.length] as SimulatedQuestion;
        return practice(question, fresh ? 0 : (at + ahead) % 4, fresh ? ahead < 2 : at > 2 && ahead < 4);
      });
      return { day: dayAt(ahead), cost: of.reduce((sum, one) => sum + one.cost, 0), questions: of };
    });
    const points = questions.reduce((sum, question) => sum + question.key_points.length, 0);
    const over = goal.minutes < 10 ? questions.slice(-3).map((question) => practice(question, 1, true)) : [];
    return { ...nothing, days, left_over: over, points, reached: Math.round(points * 0.9) };
  }

  return {
    today: (): Today => ({
      day: dayAt(0),
      due: fresh ? 0 : 7,
      next_due: null,
      done: 0,
      goal,
      days_left: goal === null ? null : Math.round((Date.parse(goal.interview) - Date.parse(dayAt(0))) / DAY),
      step: schedule().days[0] ?? null,
      weak: fresh
        ? []
        : asked()
            .slice(0, 4)
            .map((question) => question.id),
    }),
    schedule,
    set_goal: ({ goal: wanted }) => {
      if (wanted !== null && wanted.interview < dayAt(0)) {
        fail('invalid', `The ${wanted.interview} is over: choose today or a day to come.`);
      }
      goal = wanted;
      return schedule();
    },
    progress: ({ period }) => (fresh ? nothing(world) : practised(world, period.from)),
    apply_template: ({ template, settings }) => {
      const length = LENGTHS[template] * MINUTE;
      const clocks =
        template === 'screening'
          ? { think: 15_000, answer: 90_000, mode: 'practice' as const, strict: false, session_limit: null }
          : {
              think: null,
              answer: null,
              mode: 'exam' as const,
              strict: template === 'onsite',
              session_limit: length,
            };
      const chosen = { ...settings, ...clocks, count: 200 };
      let left = length;
      const fitting = planned(world, chosen).filter((item) => (left -= item.think + item.answer) >= 0);
      return { ...chosen, count: Math.max(1, fitting.length) };
    },
    repeat: ({ session }) => interviews.cases.begin({ settings: interviews.machine(session).held.settings }),
  };
}

function practice(question: SimulatedQuestion, due: number, isNew: boolean): PracticeView {
  return {
    question: question.id,
    title: unrendered(question.title_html),
    topics: question.topics,
    cost: (question.think ?? 30_000) + (question.answer ?? 120_000) + MINUTE,
    due,
    new: isNew,
  };
}

function nothing(world: World): ProgressView {
  return {
    today: dayAt(0),
    from: null,
    to: null,
    step: 'day',
    sessions: 0,
    answers: 0,
    standing: { three: 0, two: 0, one: 0, none: 0, never_asked: points(world) },
    readiness: topicCounts(world.questions).map(({ topic, questions }) => ({
      topic,
      questions,
      asked: 0,
      due: 0,
      readiness: null,
    })),
    topics: [],
    levels: [],
    rows: [],
    delivery: [],
    changes: null,
    scheduler: SCHEDULER,
  };
}

const SCHEDULER = 'FSRS-6 with default parameters, 90 % retention (simulated)';

const points = (world: World): number =>
  world.questions.reduce((sum, question) => sum + question.key_points.length, 0);

function practised(world: World, from: string | null): ProgressView {
  const days = [-48, -45, -38, -31, -30, -24, -20, -16, -11, -8, -6, -3, -1].filter(
    (ahead) => from === null || dayAt(ahead) >= from,
  );
  const topics = topicCounts(world.questions);
  const rising = (name: string, unit: Unit, highest: number | null, low: number, high: number): Trend => {
    const places = days.map((ahead, at): TrendPlace => {
      const sway = Math.sin((at + name.length) * 1.7) * (high - low) * 0.18;
      const mean = low + ((high - low) * (ahead + 48)) / 48 + sway;
      return {
        from: dayAt(ahead),
        to: dayAt(ahead),
        mean: Math.min(mean, highest ?? mean),
        n: 1 + ((at * 3) % 5),
      };
    });
    return { name, unit, highest, places, n: places.reduce((sum, place) => sum + place.n, 0) };
  };
  const ready = topics.map(({ topic, questions }, at): TopicReadiness => {
    const share = 0.35 + ((at * 37) % 55) / 100;
    const half = 0.12 + ((at * 13) % 20) / 100;
    // As the program has it: of fewer than three questions nothing can be said.
    const known = questions >= 3 && at < Math.max(3, topics.length - 2);
    return {
      topic,
      questions,
      asked: known ? questions : at % 2,
      due: known ? (at * 3) % 5 : 0,
      readiness: known ? { share, low: Math.max(0, share - half), high: Math.min(1, share + half) } : null,
    };
  });
  const changed = (
    at: number,
    before: 'again' | 'hard' | 'good',
    now: 'again' | 'hard' | 'good',
  ): ChangedPoint[] => {
    const question = world.questions[at];
    const point = question?.key_points[at % 3];
    if (question === undefined || point === undefined) return [];
    return [{ question: question.id, title: unrendered(question.title_html), say: point.say, before, now }];
  };
  const all = points(world);
  const step: Step = 'day';
  return {
    today: dayAt(0),
    from: dayAt(days[0] ?? 0),
    to: dayAt(-1),
    step,
    sessions: days.length,
    answers: days.length * 4,
    standing: {
      three: Math.floor(all * 0.2),
      two: Math.floor(all * 0.15),
      one: Math.floor(all * 0.2),
      none: Math.floor(all * 0.1),
      never_asked: all - 2 * Math.floor(all * 0.2) - Math.floor(all * 0.15) - Math.floor(all * 0.1),
    },
    readiness: ready.sort((a, b) => (a.readiness?.share ?? 2) - (b.readiness?.share ?? 2)),
    topics: topics.map(({ topic }, at) => rising(topic, 'share', 1, 0.3 + (at % 4) * 0.08, 0.95)),
    levels: ['Junior', 'Mid', 'Senior'].map((level, at) =>
      rising(level, 'share', 1, 0.5 - at * 0.1, 0.95 - at * 0.1),
    ),
    rows: world.rubric.rows.map((row, at) =>
      rising(row.title, 'level', Math.max(...row.levels.map((anchor) => anchor.level)), 1.4 + at * 0.3, 3.4),
    ),
    delivery: [
      rising('Time used', 'share_of_time', null, 1.15, 0.85),
      rising('Pace', 'words_per_minute', null, 172, 148),
      rising('Fillers, at least', 'per_minute', null, 5.5, 2.2),
      rising('Longest pause', 'seconds', null, 6.4, 3),
    ],
    changes: {
      session: 'past-practice',
      day: dayAt(-1),
      gained: [...changed(0, 'again', 'good'), ...changed(1, 'hard', 'good')],
      lost: changed(2, 'good', 'again'),
      first: 3,
      first_said: 2,
      same: 6,
    },
    scheduler: SCHEDULER,
  };
}
