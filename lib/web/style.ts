/** The one stylesheet. Colours keep a contrast of 4.5:1 in both schemes; targets are at least 24 px high. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #fbfbfa; --text: #1d2126; --soft: #565d66; --line: #c9cdd2; --panel: #f0f2f4;
  --link: #0b57a4; --focus: #a33b00; --primary: #0b57a4; --on-primary: #ffffff;
  --good: #14632f; --warn: #7a4a00; --bad: #a11722;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15181c; --text: #e8eaed; --soft: #aab2bc; --line: #434a53; --panel: #20252b;
    --link: #8cc2ff; --focus: #ffb37a; --primary: #8cc2ff; --on-primary: #0d1a28;
    --good: #7fd69a; --warn: #f0c06a; --bad: #ff9d9d;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text); font-size: 1rem; line-height: 1.6; overflow-wrap: anywhere;
  font-family: system-ui, -apple-system, "Segoe UI", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif;
}
:lang(ja) { line-break: strict; word-break: auto-phrase; }
header.site, main, footer.site { max-width: 60rem; margin: 0 auto; padding: 0.75rem 1rem; }
header.site { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; justify-content: space-between; border-bottom: 1px solid var(--line); }
header.site nav, .who, .who form { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; margin: 0; }
header.site a { padding: 0.25rem 0; }
.brand { font-weight: 700; }
footer.site { border-top: 1px solid var(--line); margin-top: 2rem; color: var(--soft); font-size: 0.875rem; }
main { padding-bottom: 1rem; }
main:focus { outline: none; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 1rem 0; }
h2 { font-size: 1.2rem; line-height: 1.35; margin: 2rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 1rem 0 0.25rem; }
p { margin: 0.5rem 0; max-width: 46rem; }
.lead { font-size: 1.1rem; }
.hint, .because, .by, .utc, caption { color: var(--soft); }
.hint { font-size: 0.9rem; }
a { color: var(--link); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 0.5rem; top: 0.5rem; background: var(--page); padding: 0.5rem 1rem; z-index: 1; }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.875em; color: var(--soft); }
ul, ol { padding-left: 1.25rem; margin: 0.5rem 0; }
.notice { border: 1px solid var(--line); border-left: 0.3rem solid var(--primary); background: var(--panel); padding: 0.5rem 1rem; margin: 1rem 0; border-radius: 0.25rem; max-width: none; }
.notice > h2, .notice > h3 { margin-top: 0.25rem; }
.notice.bad { border-left-color: var(--bad); }
.notice.task { border-left-color: var(--warn); }
.good { color: var(--good); }
.facts { margin: 1rem 0; }
.facts > div { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: 0 1rem; padding: 0.35rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; }
.evidence { margin: 0.25rem 0; font-size: 0.875rem; }
.evidence > div { display: flex; flex-wrap: wrap; gap: 0 0.75rem; }
.methods, .steps, .timeline { list-style: none; padding: 0; }
.methods > li, .steps > li { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
.methods .because, .methods .hint { display: block; }
p.because::first-letter { text-transform: uppercase; }
summary { cursor: pointer; padding: 0.5rem 0; min-height: 1.5rem; color: var(--link); }
.step { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; margin: 0.25rem 0; }
.status { display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 0.65rem; font-size: 0.875rem; font-weight: 600; white-space: nowrap; }
.verified, .seen-in-audit { color: var(--good); }
.attested, .contained, .open { color: var(--warn); }
.not-applicable { color: var(--soft); }
.timeline { font-size: 0.9rem; }
.timeline > li { display: grid; grid-template-columns: 15rem 1fr; gap: 0 1rem; padding: 0.35rem 0; border-bottom: 1px solid var(--line); }
.timeline > li > .by { grid-column: 2; font-size: 0.8125rem; }
time .utc { display: inline-block; font-size: 0.875em; }
.decisions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; margin: 1.5rem 0; }
.decision { border: 1px solid var(--line); border-radius: 0.25rem; padding: 1rem; background: var(--panel); }
.decision h2 { margin-top: 0; }
.field { margin: 1rem 0; }
.field > label { font-weight: 600; }
fieldset { border: 0; padding: 0; margin: 1rem 0; min-width: 0; }
legend { font-weight: 600; padding: 0; }
.secret { border: 2px solid var(--primary); border-radius: 0.25rem; padding: 0.75rem 1rem; max-width: 100%; text-align: center; }
.secret code { font-size: 2rem; line-height: 1.4; letter-spacing: 0.12em; color: var(--text); user-select: all; }
.check { display: flex; gap: 0.75rem; align-items: flex-start; padding: 0.25rem 0; }
.check input { width: 1.5rem; height: 1.5rem; flex: none; margin: 0.05rem 0 0; accent-color: var(--primary); }
textarea { display: block; width: 100%; min-height: 5rem; font: inherit; color: inherit; background: var(--page); border: 1px solid var(--soft); border-radius: 0.25rem; padding: 0.5rem; }
:where(.field) > input { display: block; width: 100%; min-height: 2.75rem; font: inherit; color: inherit; background: var(--page); border: 1px solid var(--soft); border-radius: 0.25rem; padding: 0.5rem; }
[aria-invalid="true"] { border-color: var(--bad); border-width: 2px; outline-color: var(--bad); }
.problem { color: var(--bad); font-weight: 600; }
button, .button { display: inline-block; font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0.5rem 1.25rem; border-radius: 0.25rem; border: 2px solid var(--primary); background: var(--page); color: var(--link); text-decoration: none; cursor: pointer; }
.primary, .button { background: var(--primary); color: var(--on-primary); }
.quiet { min-height: 2rem; padding: 0.1rem 0.75rem; border-width: 1px; font-weight: 400; }
table { width: 100%; border-collapse: collapse; margin: 0.5rem 0 1rem; }
caption { text-align: left; padding: 0.25rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { font-weight: 600; color: var(--soft); }
tbody th a { display: inline-block; min-height: 1.5rem; }
@media (max-width: 40rem) {
  .facts > div, .timeline > li { grid-template-columns: 1fr; }
  .timeline > li > .by { grid-column: 1; }
  thead { position: absolute; left: -999rem; }
  table, caption, tbody, tr, th { display: block; }
  tbody tr { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
  tbody th, tbody td { border: 0; padding: 0.1rem 0; }
  tbody td { display: grid; grid-template-columns: minmax(4rem, 7rem) 1fr; justify-items: start; gap: 0 0.5rem; }
  tbody td::before { content: attr(data-name); color: var(--soft); }
  button.primary, button.secondary { width: 100%; }
}
@media (forced-colors: active) { .status, .notice, button, .button { border-color: CanvasText; } }
`;
