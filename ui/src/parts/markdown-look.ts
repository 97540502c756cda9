import { javascript } from '@codemirror/lang-javascript';
import { markdown } from '@codemirror/lang-markdown';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from '@codemirror/view';
import { tags } from '@lezer/highlight';

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
  { tag: tags.definition(tags.propertyName), color: 'var(--lamp-text)' },
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

const script = javascript({ typescript: true }).language;
const keys = yaml().language;

/** The language inside a fence, by the word behind its opening. */
function fenced(info: string): typeof script | null {
  if (/^(js|ts|javascript|typescript)\b/.test(info)) return script;
  return /^ya?ml\b/.test(info) ? keys : null;
}

/** How Markdown with code in it looks wherever it is written. */
export const markdownLook: Extension = [
  markdown({ codeLanguages: fenced }),
  syntaxHighlighting(highlight),
  codeLines,
  theme,
];
