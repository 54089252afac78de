import { html } from "./html.ts";

/** One look for every page of the sandbox, light and dark. */
export const pageStyle = html`<style>
  :root {
    color-scheme: light dark;
    --line: light-dark(#c8c8c8, #555);
    --soft: light-dark(#f3f4f6, #26282b);
    --strong: light-dark(#0b57a4, #8cc2ff);
  }
  * {
    box-sizing: border-box;
  }
  body {
    font:
      16px/1.55 "Noto Sans",
      "Noto Sans CJK JP",
      system-ui,
      sans-serif;
    margin: 0;
    background: light-dark(#fafafa, #17181a);
    color: light-dark(#1b1b1b, #ededed);
  }
  header {
    background: #23364d;
    color: #fff;
    padding: 0.6rem 1.25rem;
    font-size: 0.95rem;
  }
  main {
    max-width: 58rem;
    margin: 0 auto;
    padding: 1.25rem;
  }
  h1 {
    font-size: 1.5rem;
    line-height: 1.3;
    margin: 0.25rem 0 1rem;
  }
  h2 {
    font-size: 1.15rem;
    margin: 1.75rem 0 0.5rem;
  }
  a {
    color: var(--strong);
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    text-align: start;
    padding: 0.5rem 0.75rem 0.5rem 0;
    border-bottom: 1px solid var(--line);
    vertical-align: top;
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.25rem 1rem;
    margin: 0 0 1rem;
  }
  dt {
    color: light-dark(#555, #b5b5b5);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  fieldset {
    border: 0;
    padding: 0;
    margin: 0 0 1rem;
  }
  legend {
    font-weight: 600;
    padding: 0;
    margin-bottom: 0.5rem;
  }
  .choice {
    display: flex;
    gap: 0.75rem;
    align-items: flex-start;
    padding: 0.6rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 0.4rem;
    margin-bottom: 0.4rem;
    background: light-dark(#fff, #1f2123);
  }
  .choice:focus-within {
    outline: 3px solid var(--strong);
    outline-offset: 1px;
  }
  .choice input {
    margin-top: 0.35rem;
    flex: none;
  }
  .choice small {
    display: block;
    color: light-dark(#555, #b5b5b5);
    overflow-wrap: anywhere;
  }
  label.field {
    display: block;
    margin-bottom: 0.9rem;
    font-weight: 600;
  }
  label.field input,
  label.field select,
  label.field textarea {
    display: block;
    width: 100%;
    margin-top: 0.25rem;
    padding: 0.5rem 0.6rem;
    font: inherit;
    font-weight: 400;
    border: 1px solid light-dark(#767676, #8a8a8a);
    border-radius: 0.3rem;
    background: light-dark(#fff, #1f2123);
    color: inherit;
  }
  button {
    font: inherit;
    padding: 0.55rem 1.1rem;
    border-radius: 0.3rem;
    border: 1px solid #0b57a4;
    background: #0b57a4;
    color: #fff;
    cursor: pointer;
  }
  button.quiet {
    background: transparent;
    color: var(--strong);
    border-color: var(--strong);
  }
  :focus-visible {
    outline: 3px solid var(--strong);
    outline-offset: 2px;
  }
  .note {
    background: var(--soft);
    border-inline-start: 4px solid var(--strong);
    padding: 0.6rem 0.9rem;
    margin: 0 0 1.25rem;
    overflow-wrap: anywhere;
  }
  pre {
    background: var(--soft);
    padding: 0.9rem;
    overflow-x: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    margin: 0 0 1rem;
  }
  iframe {
    width: 100%;
    min-height: 34rem;
    border: 1px solid var(--line);
    background: #fff;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
    gap: 0.5rem;
  }
  .choices .choice {
    margin: 0;
  }
  button + button {
    margin-inline-start: 0.5rem;
  }
  h3 {
    font-size: 1rem;
    margin: 1.25rem 0 0.4rem;
  }
  .note pre {
    margin: 0.4rem 0 0;
    padding: 0;
  }
  .comment {
    font: inherit;
  }
</style>`;
