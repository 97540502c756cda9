import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { markdown } from '@codemirror/lang-markdown';
import { HighlightStyle, indentUnit, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import {
  type ChangeSet,
  Compartment,
  EditorState,
  type Extension,
  RangeSetBuilder,
  type Text,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  placeholder,
  ViewPlugin,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Change } from './edits';

/** Quiet: what is written stands out, and its marks step back. */
const highlight = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '650' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.processingInstruction, tags.meta], color: 'var(--ink-faint)' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', fontSize: '0.925em' },
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--contradicted)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--covered)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--partly)' },
  { tag: tags.comment, color: 'var(--ink-faint)', fontStyle: 'italic' },
]);

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--sans)', lineHeight: '1.65', overflow: 'auto' },
  '.cm-content': { padding: 'var(--s-4) 0', caretColor: 'var(--lamp-text)' },
  '.cm-line': { padding: '0 var(--s-5)' },
  '.cm-line.in-code': {
    fontFamily: 'var(--mono)',
    fontSize: '0.925em',
    fontVariantLigatures: 'none',
    backgroundColor: 'var(--paper-sunk)',
  },
  '.cm-placeholder': { color: 'var(--ink-faint)' },
});

const codeLine = Decoration.line({ class: 'in-code' });

/** Lines of fenced code look like code. */
const codeLines = ViewPlugin.define(
  (view) => {
    const plugin = {
      lines: linesInCode(view),
      update(update: { view: EditorView; docChanged: boolean; viewportChanged: boolean }) {
        // The tree grows without a change of the text, too; to look at the lines in sight is cheap.
        plugin.lines = linesInCode(update.view);
      },
    };
    return plugin;
  },
  { decorations: (plugin) => plugin.lines },
);

function linesInCode(view: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        if (node.name !== 'FencedCode' && node.name !== 'CodeBlock') return;
        const last = Math.min(node.to, to);
        for (let at = Math.max(node.from, from); at <= last;) {
          const line = view.state.doc.lineAt(at);
          lines.add(line.from, line.from, codeLine);
          at = line.to + 1;
        }
        return false;
      },
    });
  }
  return lines.finish();
}

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
        markdown({
          codeLanguages: (info) => (/^(js|ts|javascript|typescript)\b/.test(info) ? script.language : null),
        }),
        syntaxHighlighting(highlight),
        codeLines,
        theme,
        placeholder(hint),
        access.of(accessTo(readOnly)),
        EditorView.contentAttributes.of({
          'aria-label': label,
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
    setReadOnly: (closed) => view.dispatch({ effects: access.reconfigure(accessTo(closed)) }),
    destroy: () => view.destroy(),
  };
}

const script = javascript({ typescript: true });
