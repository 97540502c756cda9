import type { Draft, EditView, KeyPoint } from '../bindings';
import { questionOf } from './bank';
import { checked, written } from './native';
import { fail, UNTOUCHED, type Cases, type SimulatedQuestion, type World } from './world';

type EditCase =
  | 'edit_question'
  | 'begin_question'
  | 'check_question'
  | 'keep_draft'
  | 'save_question'
  | 'revert_question'
  | 'put_key_point'
  | 'remove_key_point';

const DRAFTS = 'hotseat.drafts';
const BEGUN =
  '## What do you ask? {#new-question}\n```yaml\nlevel: mid\ntopics: []\nkey_points:\n  - id: first\n    weight: core\n    say: \n```\n### Said aloud\n\n';

/** `?disk=changed`: the first save finds that another program wrote the file meanwhile. */
export function editCases(world: World, scene: URLSearchParams): Cases<EditCase> {
  let changedMeanwhile = scene.get('disk') === 'changed';
  const drafts = JSON.parse(sessionStorage.getItem(DRAFTS) ?? '{}') as Record<string, Draft>;
  const name = (id: string | null, pack: string): string => id ?? `new in ${pack}`;
  const packOf = (id: string) =>
    world.packs.find((pack) => pack.id === id) ?? fail('not_found', 'This pack is no longer there.', id);

  const view = (question: SimulatedQuestion | null, pack: string): EditView => {
    const text = question === null ? BEGUN : written(question);
    const { title, kind, folder } = packOf(pack);
    const file = kind === 'own' ? `${folder}/questions/${question?.id ?? 'new'}.md` : null;
    return {
      id: question?.id ?? null,
      pack,
      pack_title: title,
      text,
      seen: String(text.length) + text.slice(0, 80),
      file,
      saving: file
        ? `Saving writes ${file}.`
        : 'Saving keeps your version in the library; the pack it came with is not touched.',
      draft: drafts[name(question?.id ?? null, pack)] ?? null,
      edited: question?.edited ?? false,
      check: checked(text, question, pack),
    };
  };

  const changePoints = (id: string, change: (points: KeyPoint[]) => KeyPoint[]): SimulatedQuestion => {
    const question = questionOf(world, id);
    return Object.assign(question, { key_points: change(question.key_points), text: null, edited: true });
  };

  return {
    edit_question: ({ id }) => view(questionOf(world, id), questionOf(world, id).pack),
    begin_question: ({ pack }) => view(null, pack),
    check_question: ({ id, pack, text }) => checked(text, id === null ? null : questionOf(world, id), pack),
    keep_draft: ({ id, pack, text }) => {
      const key = name(id, pack);
      if (text === null) delete drafts[key];
      else drafts[key] = { text, kept_at: new Date().toISOString() };
      sessionStorage.setItem(DRAFTS, JSON.stringify(drafts));
      return drafts[key] ?? null;
    },
    save_question: ({ save }) => {
      const before = save.id === null ? null : questionOf(world, save.id);
      const check = checked(save.text, before, save.pack);
      if (check.question === null || check.problems.some((problem) => problem.severity === 'error')) {
        return { outcome: 'mistakes', check };
      }
      if (changedMeanwhile && before !== null) {
        changedMeanwhile = false;
        before.text = written(before)
          .replace('core', 'supporting')
          .replace('### In short', '### In short\nFirst of all:');
      }
      if (view(before, save.pack).seen !== save.seen) {
        return { outcome: 'changed_meanwhile', theirs: view(before, save.pack) };
      }
      const samples = { low: null, middle: null, high: null };
      const saved: SimulatedQuestion = {
        ...UNTOUCHED,
        samples,
        ...before,
        ...check.question,
        text: save.text,
        edited: packOf(save.pack).kind !== 'own',
        set_aside: false,
      };
      if (before === null) {
        world.questions = [...world.questions, saved];
        packOf(save.pack).questions += 1;
      } else Object.assign(before, saved);
      delete drafts[name(save.id, save.pack)];
      sessionStorage.setItem(DRAFTS, JSON.stringify(drafts));
      return { outcome: 'saved', edit: view(before ?? saved, save.pack) };
    },
    revert_question: ({ id }) => {
      const question = Object.assign(questionOf(world, id), { text: null, edited: false });
      return view(question, question.pack);
    },
    put_key_point: ({ question, point }) =>
      changePoints(question, (points) =>
        points.some(({ id }) => id === point.id)
          ? points.map((other) => (other.id === point.id ? point : other))
          : [...points, point],
      ),
    remove_key_point: ({ question, key_point }) =>
      changePoints(question, (points) => points.filter(({ id }) => id !== key_point)),
  };
}
