import type { DuplicateView, Home, PackCard } from '../bindings';
import { libraryOf } from './library';
import { sampleQuestions, SAMPLE_PACK, SAMPLE_RUBRIC } from './samples';
import { fail, unrendered, type Cases, type SimulatedQuestion, type World } from './world';

type BankCase =
  | 'home'
  | 'library'
  | 'question'
  | 'restore_question'
  | 'new_pack'
  | 'add_pack'
  | 'rename_pack'
  | 'remove_pack'
  | 'export_bank'
  | 'bank_duplicates'
  | 'decide_bank_duplicate';

export function newWorld(scene: URLSearchParams): World {
  const questions = scene.has('empty') ? [] : sampleQuestions();
  const wanted = Math.min(Number(scene.get('many') ?? 0), 20_000);
  for (let n = 0; questions.length > 0 && questions.length < wanted; n++) {
    const like = questions[n % 20] as SimulatedQuestion;
    questions.push({ ...like, id: `${like.id}-${n}`, title_html: `${like.title_html} (${n + 1})` });
  }
  return {
    packs: questions.length === 0 ? [] : [{ ...SAMPLE_PACK, questions: questions.length }],
    questions,
    rubric: SAMPLE_RUBRIC,
    unfinished: () => null,
    sessions: () => [],
  };
}

export function bankCases(world: World): Cases<BankCase> {
  const duplicates = bankDuplicates(world);
  const add = (title: string, folder: string): PackCard => {
    const id = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    if (world.packs.some((pack) => pack.id === id))
      fail('invalid', `There is a pack “${title}” already.`, id);
    const card: PackCard = { id, title, summary: '', kind: 'own', questions: 0, folder };
    world.packs = [...world.packs, card];
    return card;
  };
  return {
    home: () => homeOf(world),
    library: ({ filter }) => libraryOf(world, filter),
    question: ({ id }) => questionOf(world, id),
    restore_question: ({ id }) => Object.assign(questionOf(world, id), { set_aside: false }),
    new_pack: ({ title, folder }) =>
      add(title, `${folder ?? '/home/you/.local/share/hotseat/packs'}/${title}`),
    add_pack: ({ folder }) => add(folder.split('/').at(-1) ?? folder, folder),
    rename_pack: ({ id, title }) =>
      Object.assign(
        world.packs.find((pack) => pack.id === id) ?? fail('not_found', 'This pack is no longer there.', id),
        { title },
      ),
    remove_pack: ({ id }) => {
      world.packs = world.packs.filter((pack) => pack.id !== id);
      world.questions = world.questions.filter((question) => question.pack !== id);
      return homeOf(world);
    },
    export_bank: ({ path }) => ({ path, bytes: 18_432 }),
    bank_duplicates: () => duplicates,
    decide_bank_duplicate: ({ first, second, decision }) => {
      const pair = duplicates.find((pair) => pair.first.id === first && pair.second.id === second);
      if (pair !== undefined) pair.decision = decision;
      return duplicates;
    },
  };
}

/** Home, as the interview part needs it too when an interview is left. */
export function homeOf(world: World): Home {
  return { packs: world.packs, unfinished: world.unfinished(), latest: world.sessions().slice(0, 3) };
}

export function questionOf(world: World, id: string): SimulatedQuestion {
  return (
    world.questions.find((question) => question.id === id) ??
    fail('not_found', 'This question is no longer in the bank.', id)
  );
}

function bankDuplicates(world: World): DuplicateView[] {
  const [first, second] = [world.questions[9], world.questions[14]];
  if (first === undefined || second === undefined) return [];
  const side = (question: SimulatedQuestion): DuplicateView['first'] => ({
    id: question.id,
    title: unrendered(question.title_html),
    title_html: question.title_html,
    answer_html: question.model_answer_html,
    pack_title: SAMPLE_PACK.title,
  });
  return [{ first: side(first), second: side(second), titles: 0.62, answers: 0.81, decision: null }];
}
