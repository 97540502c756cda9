import type {
  BankFormat,
  BankSelection,
  Library,
  LibraryFilter,
  PackCard,
  QuestionId,
  QuestionRow,
} from '../../backend/bindings';
import { EVERYTHING, isFiltered, type Wanted } from './shelf.svelte';

/** What each way of writing questions is good for. */
export const FORMATS: { value: BankFormat; label: string; what: string; ending: string }[] = [
  {
    value: 'native',
    label: 'Markdown',
    what: 'One text that reads well by itself and comes back into Hotseat as it went.',
    ending: '.md',
  },
  {
    value: 'folder',
    label: 'Pack',
    what: 'A folder with the pack’s own files, to keep in version control or to pass on.',
    ending: '',
  },
  { value: 'json', label: 'JSON', what: 'One file for other programs.', ending: '.json' },
  { value: 'anki', label: 'Anki', what: 'A text that Anki imports as cards, with tags.', ending: '.txt' },
];

/** A name for the file, from the title of what is in it. */
export function fileName(title: string, format: BankFormat): string {
  const ending = FORMATS.find((row) => row.value === format)?.ending ?? '';
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return `${name === '' ? 'questions' : name}${ending}`;
}

/** Something that can be written: its name, how many questions, and how to say which. */
export type What = {
  title: string;
  questions: number;
  wholePack: boolean;
  select: () => Promise<BankSelection>;
};

type Shown = {
  row: QuestionRow | null;
  marked: QuestionId[];
  packs: PackCard[];
  wanted: Wanted;
  found: number;
  ask: (filter: LibraryFilter) => Promise<Library>;
};

/** What can be written from where one stands: the list as it is shown, the pack, what is marked, the question. */
export function exportable({ row, marked, packs, wanted, found, ask }: Shown): What[] {
  if (row === null) return [];
  const pack = packs.find((pack) => pack.id === row.pack);
  const chosen = (title: string, ids: QuestionId[]): What => ({
    title,
    questions: ids.length,
    wholePack: false,
    select: () => Promise.resolve({ packs: [], questions: ids }),
  });
  const whats: What[] = [];
  if (pack !== undefined) {
    whats.push({
      title: pack.title,
      questions: pack.questions,
      wholePack: true,
      select: () => Promise.resolve({ packs: [pack.id], questions: [] }),
    });
  }
  // The list itself is another choice only where it is not just that pack.
  const onlyThatPack = JSON.stringify(wanted) === JSON.stringify({ ...EVERYTHING, packs: [row.pack] });
  if (!onlyThatPack && !(packs.length === 1 && !isFiltered(wanted))) {
    whats.push({
      title: 'All that is shown',
      questions: found,
      wholePack: false,
      select: async () => {
        const { questions } = await ask({ ...wanted, from: 0, limit: null });
        return { packs: [], questions: questions.map((question) => question.id) };
      },
    });
  }
  if (marked.length > 0) whats.push(chosen('What is marked', marked));
  whats.push(chosen('This question', [row.id]));
  return whats;
}
