import type { GoneRow, ImportPreview, ImportRow } from '../../backend/bindings';
import { count, listed } from '../../words/counts';

/** One line of what taking a list again would do. */
export type Difference = {
  id: string;
  kind: 'new' | 'changed' | 'gone' | 'kept' | 'back' | 'left_out';
  title: string;
  before: string | null;
  /** What is the matter with it, in words; may be empty. */
  words: string;
};

/** What taking a list again would do to the bank: everything but what stays as it is. */
export function differences({ questions, gone }: Pick<ImportPreview, 'questions' | 'gone'>): Difference[] {
  return [...questions.flatMap(ofRow), ...gone.map(ofGone)];
}

function ofRow(row: ImportRow): Difference[] {
  const edited = row.edited_here ? 'what you changed stays' : '';
  const rest = { id: row.id, title: row.title, before: row.title_before };
  switch (row.status) {
    case 'new':
      return [{ ...rest, kind: 'new', words: '' }];
    case 'changed': {
      const changes = row.changes.length > 0 ? `another ${listed(row.changes)}` : '';
      return [{ ...rest, kind: 'changed', words: [changes, edited].filter(Boolean).join('; ') }];
    }
    case 'back':
      return [{ ...rest, kind: 'back', words: 'it was set aside' }];
    case 'left_out':
      return [{ ...rest, kind: 'left_out', words: 'you left it out as a duplicate' }];
    case 'unchanged':
      return edited === '' ? [] : [{ ...rest, kind: 'kept', words: 'edited here; what you changed stays' }];
  }
}

function ofGone({ id, title, kept, why }: GoneRow): Difference {
  return { id, kind: 'gone', title, before: null, words: kept ? `set aside, because ${why}` : 'removed' };
}

/** "1 new, 2 changed, 1 gone, 40 as before." */
export function inShort({ questions, gone }: Pick<ImportPreview, 'questions' | 'gone'>): string {
  const having = (status: ImportRow['status']) => questions.filter((row) => row.status === status).length;
  const edited = questions.filter((row) => row.edited_here).length;
  const parts: [number, string][] = [
    [having('new'), 'new'],
    [having('changed'), 'changed'],
    [gone.length, 'gone'],
    [having('back'), 'back again'],
    [having('left_out'), 'left out'],
    [having('unchanged'), 'as before'],
  ];
  const said = parts.filter(([n]) => n > 0).map(([n, words]) => `${n.toLocaleString('en-GB')} ${words}`);
  const also =
    edited > 0
      ? ` ${count(edited, 'question')} you edited here ${edited === 1 ? 'keeps' : 'keep'} your words.`
      : '';
  return `${said.length === 0 ? 'Nothing' : said.join(', ')}.${also}`;
}
