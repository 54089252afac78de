import { html, type Html } from "./html.ts";
import type { Answer } from "./loopback-server.ts";
import type { Language } from "./language.ts";
import { pageStyle } from "./page-style.ts";

/** Forms may lead to the application's redirect URI, hence no form-action; nothing is loaded from anywhere. */
const headers = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** A whole page. `site` says which of the simulated systems one is looking at. */
export function page(
  status: number,
  { language, site, title, main }: { language: Language; site: string; title: string; main: Html },
): Answer {
  const text = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} - ${site}</title>
        ${pageStyle}
      </head>
      <body>
        <header>${site}</header>
        <main>
          <h1>${title}</h1>
          ${main}
        </main>
      </body>
    </html>`;
  return { status, headers, body: text.text };
}
