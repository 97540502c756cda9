import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { type ChangeSet, Compartment, EditorState, type Extension, type Text } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { markdownLook } from '../../parts/markdown-look';
import { LEAVING } from '../../words/keys';
import type { Change } from './edits';

/**
 * The changes of one transaction, one after another. The editor counts them in the text before the
 * transaction; told in order, each stands where the ones before it have moved it.
 */
export function changesOf(before: Text, changes: ChangeSet): Change[] {
  const told: Change[] = [];
  changes.iterChanges((fromA, toA, fromB, _toB, inserted) => {
    told.push({ offset: fromB, removed: before.sliceString(fromA, toA), inserted: inserted.toString() });
  }, true);
  return told;
}

export type Options = {
  parent: HTMLElement;
  text: string;
  label: string;
  hint: string;
  readOnly: boolean;
  onchange: (change: Change) => void;
};

export type Editor = { view: EditorView; setReadOnly(readOnly: boolean): void; destroy(): void };

/** An editor for Markdown with code in it. Tab indents; Esc and then Tab leaves it. */
export function createEditor({ parent, text, label, hint, readOnly, onchange }: Options): Editor {
  const access = new Compartment();
  const accessTo = (closed: boolean): Extension => [
    EditorState.readOnly.of(closed),
    EditorView.editable.of(!closed),
  ];
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        keymap.of([
          ...historyKeymap,
          // Ctrl and Enter is "done" on the stage.
          ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
          indentWithTab,
        ]),
        indentUnit.of('  '),
        EditorView.lineWrapping,
        markdownLook,
        placeholder(hint),
        access.of(accessTo(readOnly)),
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-description': LEAVING,
          spellcheck: 'true',
          autocorrect: 'off',
          autocapitalize: 'sentences',
        }),
        EditorView.updateListener.of((update) => {
          changesOf(update.startState.doc, update.changes).forEach(onchange);
        }),
      ],
    }),
  });
  view.dispatch({ selection: { anchor: view.state.doc.length } });
  return {
    view,
    setReadOnly: (closed) => {
      view.dispatch({ effects: access.reconfigure(accessTo(closed)) });
      // What can't be written in can still be read to its end by keyboard.
      view.scrollDOM.tabIndex = closed ? 0 : -1;
    },
    destroy: () => view.destroy(),
  };
}
