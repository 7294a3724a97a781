// The schema editor: CodeMirror over a plain textarea, which stays the truth that the form sends.
//
// The verdict is rendered by the server. Its messages carry data-line and data-column; this file turns them
// into marks in the gutter, and a click on one into a jump, so that the list and the marks cannot disagree.
// Bundle with `npm ci && npm run build` in this folder.

import { json } from "@codemirror/lang-json";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";

const look = EditorView.theme({
  "&": { backgroundColor: "var(--surface)", color: "var(--text)" },
  "&.cm-focused": { outline: "none" }, // the frame around it shows the focus
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-wash)", outline: "1px solid var(--line-strong)" },
  ".cm-foldGutter span": { color: "var(--muted)" },
  ".cm-selectionMatch": { backgroundColor: "var(--accent-wash)" },
  ".cm-searchMatch": { backgroundColor: "var(--warn-wash)", outline: "1px solid var(--warn-line)" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "var(--surface)", borderColor: "var(--line-strong)" },
  ".cm-textfield": { backgroundColor: "var(--surface)", borderColor: "var(--line-strong)" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--accent)", padding: ".5rem 0" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--muted)", borderRight: "1px solid var(--line)" },
  ".cm-cursor": { borderLeftColor: "var(--accent)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--active-line)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)", border: "1px solid var(--line)", borderRadius: "6px",
    boxShadow: "var(--shadow-float)", fontFamily: "var(--sans)",
  },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--text)", borderColor: "var(--line)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--hover)", border: "0", color: "var(--muted)", padding: "0 .4em" },
  ".cm-gutter-lint": { width: "1em" },
  ".cm-lint-marker": { width: ".55em", height: ".55em", margin: ".5em auto 0", borderRadius: "50%", content: "none" },
  ".cm-lint-marker-error": { backgroundColor: "var(--bad)", content: "none" },
  ".cm-lint-marker-warning": { backgroundColor: "var(--warn)", content: "none" },
  ".cm-lintRange-error": { backgroundImage: "none", borderBottom: "2px solid var(--bad)" },
  ".cm-lintRange-warning": { backgroundImage: "none", borderBottom: "2px solid var(--warn)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--code-key)" },
  { tag: [tags.string, tags.content], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--code-atom)" },
  { tag: tags.comment, color: "var(--code-comment)" },
]);

const looksLikeJson = (text) => /^\s*[{["]/.test(text);
const languageOf = (text) => (looksLikeJson(text) || !text.trim() ? json() : yaml());

function mount(holder) {
  const textarea = holder.querySelector("textarea");
  const language = new Compartment();
  let readsAsJson = looksLikeJson(textarea.value);

  const passOn = EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    textarea.value = update.state.doc.toString();
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
    const nowJson = looksLikeJson(textarea.value);
    if (nowJson !== readsAsJson) {
      readsAsJson = nowJson;
      view.dispatch({ effects: language.reconfigure(languageOf(textarea.value)) });
    }
  });

  const view = new EditorView({
    parent: holder,
    state: EditorState.create({
      doc: textarea.value,
      extensions: [
        basicSetup, lintGutter(), indentUnit.of("  "), look, syntaxHighlighting(colours), passOn,
        language.of(languageOf(textarea.value)),
        EditorView.cspNonce.of(holder.dataset.nonce),
        EditorView.contentAttributes.of({ "aria-label": textarea.dataset.label || "Schema" }),
      ],
    }),
  });
  textarea.hidden = true;

  textarea.addEventListener("input", () => { // a button of the page has filled it in
    const shown = view.state.doc.toString();
    if (textarea.value !== shown) view.dispatch({ changes: { from: 0, to: shown.length, insert: textarea.value } });
  });

  document.addEventListener("click", (event) => {
    const message = event.target.closest("[data-line]");
    if (message) jump(view, message);
  });
  document.addEventListener("htmx:afterSettle", () => mark(view));
  mark(view);
}

function offset(view, element) {
  const number = Math.min(Math.max(Number(element.dataset.line), 1), view.state.doc.lines);
  const line = view.state.doc.line(number);
  return { line, at: Math.min(line.from + Math.max(Number(element.dataset.column || 1) - 1, 0), line.to) };
}

function jump(view, message) {
  const { at } = offset(view, message);
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
  view.focus();
}

function mark(view) {
  const marks = [...document.querySelectorAll("[data-line][data-severity]")].map((message) => {
    const { line, at } = offset(view, message);
    return {
      from: Math.min(at, line.to), to: line.to,
      severity: message.dataset.severity, message: message.dataset.says || message.textContent.trim(),
    };
  });
  view.dispatch(setDiagnostics(view.state, marks.sort((one, other) => one.from - other.from)));
}

document.querySelectorAll("[data-editor]").forEach(mount);
