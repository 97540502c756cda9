import type { Command } from '../../frame/commands.svelte';

/** What can be done just now. */
type Can = {
  /** There is a question to look at. */
  chosen: boolean;
  /** And it is one that is asked. */
  asked: boolean;
  marked: boolean;
  filtered: boolean;
  before: boolean;
  after: boolean;
};

export type Deeds = {
  search: () => void;
  practise: () => void;
  edit: () => void;
  points: () => void;
  mark: () => void;
  planMarked: () => void;
  newQuestion: () => void;
  newPack: () => void;
  addPack: () => void;
  exportBank: () => void;
  duplicates: () => void;
  showAll: () => void;
  step: (by: 1 | -1) => void;
};

/** Everything that a key or the list of commands does in the library. */
export function libraryCommands(can: Can, does: Deeds): Command[] {
  return [
    { id: 'search', title: 'Search the library', keys: ['/', 'Mod+F'], run: does.search },
    {
      id: 'practise-one',
      title: 'Practise this question now',
      keys: ['P'],
      run: does.practise,
      enabled: can.asked,
    },
    { id: 'edit', title: 'Edit this question', keys: ['E'], run: does.edit, enabled: can.chosen },
    { id: 'points', title: 'Go through its key points', keys: ['K'], run: does.points, enabled: can.chosen },
    {
      id: 'mark',
      title: 'Mark this question for an interview of your own',
      keys: ['M', 'Space'],
      run: does.mark,
      enabled: can.asked,
    },
    {
      id: 'plan-marked',
      title: 'Plan an interview with the marked questions',
      keys: ['Shift+P'],
      run: does.planMarked,
      enabled: can.marked,
    },
    { id: 'new-question', title: 'New question', keys: ['N'], run: does.newQuestion },
    { id: 'new-pack', title: 'New pack…', run: does.newPack },
    { id: 'add-pack', title: 'Add a pack from a folder…', run: does.addPack },
    { id: 'export-bank', title: 'Export questions…', run: does.exportBank, enabled: can.chosen },
    { id: 'duplicates', title: 'Look for questions that are alike', run: does.duplicates },
    {
      id: 'all-questions',
      title: 'Show all questions',
      keys: ['X'],
      run: does.showAll,
      enabled: can.filtered,
    },
    {
      id: 'previous-question',
      title: 'The question before this one',
      keys: ['ArrowUp'],
      run: () => does.step(-1),
      enabled: can.before,
      unlisted: true,
    },
    {
      id: 'next-question',
      title: 'The question after this one',
      keys: ['ArrowDown'],
      run: () => does.step(1),
      enabled: can.after,
      unlisted: true,
    },
  ];
}
