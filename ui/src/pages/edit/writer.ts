import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { nextDiagnostic, previousDiagnostic, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { MergeView } from '@codemirror/merge';
import { EditorState, type Extension, type Text } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { EditProblem } from '../../backend/bindings';
import { markdownLook } from '../../parts/markdown-look';
import { LEAVING } from '../../words/keys';
import { rangeIn } from './places';

const look = EditorView.theme({
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: 'var(--t-14)', lineHeight: '1.6' },
  '.cm-content': { padding: 'var(--s-3) 0' },
  '.cm-line': { padding: '0 var(--s-4) 0 var(--s-2)' },
  '.cm-line.in-code': { backgroundColor: 'transparent', fontSize: 'inherit' },
  '.cm-gutters': { border: '0', backgroundColor: 'var(--paper-raised)', color: 'var(--ink-faint)' },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in oklab, var(--lamp-wash), transparent 55%)',
  },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'light-dark(#f5d9a3, #5d4520) !important',
  },
  '.cm-lintRange': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy 1px',
    textUnderlineOffset: '0.25em',
  },
  '.cm-lintRange-error': { textDecorationColor: 'var(--red)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--amber)' },
  '.cm-lintPoint::after': { borderBottomColor: 'var(--red)' },
  '.cm-tooltip': {
    border: '1px solid var(--rule)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--paper-raised)',
    color: 'var(--ink)',
    fontFamily: 'var(--sans)',
    fontSize: 'var(--t-12)',
    overflow: 'hidden',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--red)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--amber)' },
  '.cm-changedLine': { backgroundColor: 'var(--lamp-wash) !important' },
  '.cm-changedText': { background: 'color-mix(in oklab, var(--lamp), transparent 60%) !important' },
  '.cm-changedLineGutter': { background: 'var(--lamp) !important' },
  // Its own signs are in none of our fonts.
  '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: 'none !important' },
  '.cm-collapsedLines': {
    background: 'var(--paper-sunk)',
    color: 'var(--ink-soft)',
    fontFamily: 'var(--sans)',
  },
});

function writing(label: string, onchange: (text: string) => void): Extension {
  return [
    history(),
    lineNumbers(),
    drawSelection(),
    highlightActiveLine(),
    // Ctrl and Enter is the page's.
    keymap.of([
      { key: 'F8', run: nextDiagnostic },
      { key: 'Shift-F8', run: previousDiagnostic },
      ...historyKeymap,
      ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
      indentWithTab,
    ]),
    indentUnit.of('  '),
    EditorView.lineWrapping,
    // Before the common look, over which it goes.
    look,
    markdownLook,
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-description': LEAVING,
      spellcheck: 'true',
      autocorrect: 'off',
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onchange(update.state.doc.toString());
    }),
  ];
}

type Options = { parent: HTMLElement; text: string; label: string; onchange: (text: string) => void };

export type Writer = {
  focus(): void;
  /** Puts another text in its place; the person can take that back. */
  replace(text: string): void;
  show(problems: EditProblem[]): void;
  goTo(line: number, column: number): void;
  nextProblem(): void;
  destroy(): void;
};

/** An editor for native Markdown. Tab indents; Esc and then Tab leaves it. */
export function createWriter({ parent, text, label, onchange }: Options): Writer {
  const view = new EditorView({
    parent,
    state: EditorState.create({ doc: text, extensions: writing(label, onchange) }),
  });
  return {
    focus: () => view.focus(),
    replace: (text) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
      }),
    show: (problems) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.map((problem) => diagnostic(view.state.doc, problem)),
        ),
      ),
    goTo: (line, column) => {
      const { from } = placeOf(view.state.doc, line, column, 0);
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      view.focus();
    },
    nextProblem: () => {
      view.focus();
      nextDiagnostic(view);
    },
    destroy: () => view.destroy(),
  };
}

function placeOf(doc: Text, line: number, column: number, length: number): { from: number; to: number } {
  // A text that was checked a moment ago may have lost lines since.
  const at = doc.line(Math.min(Math.max(1, line), doc.lines));
  const { from, to } = rangeIn(at.text, column, length);
  return { from: at.from + from, to: at.from + to };
}

function diagnostic(doc: Text, { line, column, length, severity, message, help }: EditProblem): Diagnostic {
  return {
    ...placeOf(doc, line, column, length),
    severity,
    message: help === null ? message : `${message}: ${help}`,
  };
}

type CompareOptions = Options & { theirs: string; theirLabel: string };

export type Comparing = { focus(): void; destroy(): void };

/** Two texts side by side: one's own to be written on, and the other, of which pieces can be taken over. */
export function compareTexts({
  parent,
  text,
  label,
  onchange,
  theirs,
  theirLabel,
}: CompareOptions): Comparing {
  const view = new MergeView({
    parent,
    a: { doc: text, extensions: writing(label, onchange) },
    b: {
      doc: theirs,
      extensions: [
        lineNumbers(),
        EditorView.lineWrapping,
        look,
        markdownLook,
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ 'aria-label': theirLabel }),
      ],
    },
    revertControls: 'b-to-a',
    renderRevertControl: () => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = '←';
      button.title = 'Take this piece over';
      button.setAttribute('aria-label', 'Take this piece over');
      return button;
    },
    collapseUnchanged: { margin: 3, minSize: 6 },
    gutter: true,
  });
  return { focus: () => view.a.focus(), destroy: () => view.destroy() };
}
