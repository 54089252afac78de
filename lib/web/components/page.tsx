import type { ComponentChildren } from "preact";
import { dictionaries } from "../dictionaries.ts";
import { displayText } from "../display-text.ts";
import { linkTo, type PageContext } from "../page-context.ts";

interface Props {
  readonly context: PageContext;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** The frame of every page: skip link, pages, language, who is signed in, and the one main heading. */
export function Page({ context, title, children }: Props) {
  const { chrome } = dictionaries[context.language];
  return (
    <html lang={context.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} | mfa-remediation`}</title>
        <link rel="stylesheet" href="/assets/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">
          {chrome.skip}
        </a>
        <header class="site">
          <nav aria-label={chrome.navigation}>
            <span class="brand">mfa-remediation</span>
            {context.personName !== null && <a href={linkTo(context, "/cases")}>{chrome.cases}</a>}
          </nav>
          <div class="who">
            <LanguageSwitch context={context} />
            {context.personName !== null && (
              <form method="post" action={linkTo(context, "/sign-out")}>
                <span>{chrome.signedInAs(displayText(context.personName, 60))}</span>
                <button class="quiet">{chrome.signOut}</button>
              </form>
            )}
          </div>
        </header>
        <main id="content" tabIndex={-1}>
          <h1>{title}</h1>
          {children}
        </main>
        <footer class="site">
          <p>{chrome.footer}</p>
        </footer>
      </body>
    </html>
  );
}

function LanguageSwitch({ context }: { readonly context: PageContext }) {
  const other = context.language === "ja" ? "en" : "ja";
  return (
    <a href={`${context.path}?lang=${other}`} hreflang={other} lang={other}>
      {dictionaries[other].name}
    </a>
  );
}
