import type {
  AgreementView,
  CalibrationPart,
  DriftView,
  IntervalView,
  MentorsView,
  OwnScore,
  Rubric,
  RubricCard,
  RubricProblem,
  RubricView,
} from '../bindings';
import type { SimulatedInterviews } from './interview';
import { sessionOf } from './reviewing';
import { fail, type Cases, type World } from './world';

type ScoringCase =
  | 'rubrics'
  | 'rubric'
  | 'check_rubric'
  | 'save_rubric'
  | 'remove_rubric'
  | 'import_rubric'
  | 'export_rubric'
  | 'rescores_due'
  | 'begin_rescore'
  | 'rescore'
  | 'drift'
  | 'calibration'
  | 'share_start'
  | 'share'
  | 'merge_response'
  | 'mentors';

const LAST_WEEK = '2026-11-12T18:20:00.000Z';
const PACKED = 'technical';

/** Rubrics, scoring again, calibration and mentors. `?few` has too few answers for calibration. */
export function scoringCases(
  world: World,
  interviews: SimulatedInterviews,
  scene: URLSearchParams,
): Cases<ScoringCase> {
  const packed: Rubric = { id: PACKED, title: world.rubric.title, version: 1, rows: world.rubric.rows };
  const own = new Map<string, { made: string; rubric: Rubric }[]>();
  const rescored = new Map<string, OwnScore[]>();
  let mentored = scene.has('mentored');

  const rubricsOf = (): RubricCard[] => [
    ...[...own.values()].map((versions) => card(versions[0]!.rubric, true)),
    card(packed, false),
  ];
  const rubricOf = (id: string): RubricView => {
    const versions = own.get(id) ?? [];
    const rubric = versions[0]?.rubric ?? (id === packed.id ? packed : undefined);
    if (rubric === undefined) fail('not_found', `There is no rubric ${id}.`);
    return { rubric, own: versions.length > 0, versions };
  };
  const save = (rubric: Rubric): RubricView => {
    const wrong = problemsOf(rubric).find(({ severity }) => severity === 'error');
    if (wrong) fail('invalid', `This rubric can't be saved. ${wrong.message}.`);
    const id = own.has(rubric.id) ? rubric.id : rubric.id === '' ? 'own' : `${rubric.id}-own`;
    const before = own.get(id) ?? [];
    const title =
      id === `${PACKED}-own` && rubric.title === packed.title ? `${rubric.title} (own)` : rubric.title;
    const next = { ...rubric, id, title, version: (before[0]?.rubric.version ?? 0) + 1 };
    own.set(id, [{ made: new Date().toISOString(), rubric: next }, ...before]);
    return rubricOf(id);
  };
  const key = (session: string, item: number): string => `${session} ${item}`;
  const driftOf = (session: string, item: number): DriftView | null => {
    const later = rescored.get(key(session, item));
    if (!later) return null;
    const review = sessionOf(interviews.machine(session)).items[item]!;
    const points = review.reveal?.points ?? [];
    return {
      title_html: review.question.title_html,
      times: [LAST_WEEK, ...later.map(() => new Date().toISOString())],
      points: points.map(({ id, say, judgement }) => ({
        id,
        say,
        judgements: [judgement, ...later.map((score) => score.judgements[id] ?? null)],
      })),
      rows: (review.reveal?.rows ?? []).map(({ row, level }) => ({
        id: row.id,
        title: row.title,
        scale: row.levels.map((anchor) => anchor.level),
        levels: [level, ...later.map((score) => score.rows[row.id] ?? null)],
      })),
    };
  };
  const past = world.sessions().some(({ id }) => id === 'past-practice');

  return {
    rubrics: rubricsOf,
    rubric: ({ id }) => rubricOf(id),
    check_rubric: ({ rubric }) => ({ problems: problemsOf(rubric), yaml: yamlOf(rubric) }),
    save_rubric: ({ rubric }) => save(rubric),
    remove_rubric: ({ id }) => {
      if (!own.delete(id)) fail('not_now', "This rubric came with a pack, and can't be removed.");
      return rubricsOf();
    },
    import_rubric: () => save({ ...packed, id: '', title: 'From a file' }),
    export_rubric: ({ id, path }) => ({ path, bytes: yamlOf(rubricOf(id).rubric).length }),
    rescores_due: () => {
      const items = past ? [0, 1].filter((item) => !rescored.has(key('past-practice', item))) : [];
      const review = past ? sessionOf(interviews.machine('past-practice')).items : [];
      return {
        count: items.length,
        after_days: 7,
        answers: items.map((item) => ({
          session: 'past-practice',
          item,
          title_html: review[item]!.question.title_html,
          locked: LAST_WEEK,
        })),
      };
    },
    begin_rescore: ({ session, item }) => {
      const review = sessionOf(interviews.machine(session)).items[item];
      const take = review?.takes.at(-1);
      if (!review?.reveal || !take) return fail('not_now', 'This answer is not locked yet: judge it first.');
      return {
        session,
        question: review.question,
        take,
        points: review.reveal.points.map(({ id, say, weight }) => ({ id, say, weight, judgement: null })),
        rows: review.reveal.rows.map(({ row }) => ({ row, level: null })),
        overall_levels: review.overall_levels,
      };
    },
    rescore: ({ session, item, score }) => {
      rescored.set(key(session, item), [...(rescored.get(key(session, item)) ?? []), score]);
      return driftOf(session, item)!;
    },
    drift: ({ session, item }) => driftOf(session, item),
    calibration: () => {
      const answers = past && !scene.has('few') ? 64 : past ? 7 : 0;
      return {
        answers,
        needed: 20,
        parts:
          answers < 20
            ? []
            : [
                part('verdicts', 64, 0.14, [0.24, 0.19, 0.15, 0.1, 0.06, 0.08]),
                part('rescores', 17, 0.05, [0.09, 0.02]),
                { ...part('mentors', 3, 0, []), bias: null, spread: null, agreement: null },
              ],
        mentor_rows: answers < 20 ? [] : mentorRows(),
      };
    },
    share_start: ({ session }) => {
      const view = sessionOf(interviews.machine(session));
      return {
        session,
        title: view.card.title,
        rubric_title: view.rubric_title,
        items: view.items
          .filter(({ outcome }) => outcome === 'answered')
          .map(({ question, locked, takes }) => ({
            item: question.item,
            title_html: question.title_html,
            locked: locked !== null,
            parts: [
              {
                part: 'typed',
                ask: null,
                words: [...(takes.at(-1)?.text ?? '').matchAll(/(\S+)(\s*)/g)].map(([, text, after]) => ({
                  text: text ?? '',
                  after: after ?? '',
                })),
                sound: null,
                unwritten: false,
              },
            ],
          })),
      };
    },
    share: ({ choice, path }) => ({
      path,
      bytes: 31_000 + choice.items.length * 1_240_000,
      sound_bytes: choice.sound ? choice.items.length * 1_200_000 : 0,
      blanked: choice.redact.length,
      silenced: choice.redact.length * 900,
    }),
    merge_response: () => {
      const already = mentored;
      mentored = true;
      return {
        session: 'past-practice',
        session_title: 'How the web works',
        name: 'Grace',
        scored: 2,
        comments: 1,
        already,
      };
    },
    mentors: ({ session }) => {
      if (!mentored || session !== 'past-practice') return { mentors: [], agreement: [] };
      return mentorsOf(interviews, session);
    },
  };
}

function card(rubric: Rubric, mine: boolean): RubricCard {
  const { id, title, version, rows } = rubric;
  return { id, title, version, rows: rows.length, own: mine };
}

function problemsOf(rubric: Rubric): RubricProblem[] {
  const problems: RubricProblem[] = [];
  const say = (row: number | null, message: string, help: string): void => {
    problems.push({ row, severity: 'error', code: 'simulated', message, help });
  };
  if (rubric.title.trim() === '') say(null, 'this rubric has no `title`', 'add one');
  if (rubric.rows.length === 0) say(null, 'this rubric has no rows', 'add at least one row');
  rubric.rows.forEach((row, index) => {
    if (row.title.trim() === '') say(index, 'this row has no `title`', 'add one');
    if (row.levels.length < 2)
      say(index, 'this row has fewer than two levels', 'anchor at least two levels in what can be heard');
    if (row.levels.some(({ anchor }) => anchor.trim() === ''))
      say(index, 'this level has no `anchor`', 'say what is heard in an answer of this level');
  });
  return problems;
}

function yamlOf(rubric: Rubric): string {
  const rows = rubric.rows.map(({ id, title, levels }) => {
    const anchors = levels.map(({ level, label }) => `      - level: ${level}\n        label: ${label}`);
    return [`  - id: ${id}`, `    title: ${title}`, '    levels:', ...anchors].join('\n');
  });
  return `id: ${rubric.id}\ntitle: ${rubric.title}\nversion: ${rubric.version}\nrows:\n${rows.join('\n')}\n`;
}

const around = (value: number, half: number): IntervalView => ({
  value,
  low: value - half,
  high: value + half,
});

function agreed(pairs: number, same: number, near: number, kappa: number | null): AgreementView {
  const share = around(same / pairs, 0.9 / Math.sqrt(pairs));
  return { pairs, same, near, further: pairs - same - near, share, kappa };
}

function part(
  against: CalibrationPart['against'],
  answers: number,
  bias: number,
  steps: number[],
): CalibrationPart {
  const day = (at: number): string => new Date(Date.UTC(2026, 8, 1 + at * 9, 18)).toISOString();
  return {
    against,
    answers,
    bias: around(bias, 0.05),
    spread: 0.21,
    agreement: agreed(answers * 5, Math.round(answers * 3.4), answers, 0.61),
    topics: [
      { topic: 'http', answers: 22, bias: around(0.21, 0.07) },
      { topic: 'javascript', answers: 18, bias: around(-0.08, 0.09) },
      { topic: 'security', answers: 3, bias: null },
    ],
    trend: steps.map((step, at) => ({
      from: day(at),
      to: day(at + 0.8),
      answers: 10,
      bias: around(step, 0.09),
    })),
  };
}

function mentorRows(): { rubric: string; row: string; title: string; agreement: AgreementView }[] {
  return [
    { rubric: PACKED, row: 'accuracy', title: 'Accuracy', agreement: agreed(24, 15, 7, 0.52) },
    { rubric: PACKED, row: 'structure', title: 'Structure', agreement: agreed(6, 3, 3, null) },
  ];
}

function mentorsOf(interviews: SimulatedInterviews, session: string): MentorsView {
  const items = sessionOf(interviews.machine(session)).items.filter(({ locked }) => locked !== null);
  return {
    mentors: [
      {
        id: 'm1',
        name: 'Grace',
        made: '2026-11-20T19:02:00.000Z',
        items: items.map((item) => ({
          item: item.question.item,
          title_html: item.question.title_html,
          locked: true,
          rows: (item.reveal?.rows ?? []).map(({ row, level }, index) => ({
            row: row.id,
            title: row.title,
            own: level,
            mentor: index === 0 ? 2 : 3,
          })),
          remarks: [{ recording: null, at: null, text: 'Say first what is cached, then for how long.' }],
        })),
      },
    ],
    agreement: mentorRows(),
  };
}
