import { renderToString } from "preact-render-to-string";
import type { CaseNews } from "../../domain/case-news.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";
import { newsContent, type NewsContent } from "./news-content.ts";

interface Mail {
  readonly subject: string;
  readonly html: string;
}

/** No answer can be given by mail: it says what happened, and its link only leads to a page behind sign-in. */
export function renderMail(news: CaseNews, language: Language): Mail {
  const content = newsContent(news, language);
  return {
    subject: content.subject,
    html: `<!doctype html>${renderToString(<MailBody content={content} language={language} />)}`,
  };
}

const font = "system-ui,'Segoe UI','Hiragino Sans','Noto Sans JP','Yu Gothic UI',Meiryo,sans-serif";
const cell = { padding: "4px 16px 4px 0", verticalAlign: "top" };
/** Legible on white and on black, since mail clients recolour as they please: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const button = "#0b57a4";

interface Props {
  readonly content: NewsContent;
  readonly language: Language;
}

/** One column; a table only where data is in it, and a presentational one for the button that Outlook needs. */
function MailBody({ content, language }: Props) {
  const { unexpected, automatic } = dictionaries[language].news;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{content.subject}</title>
      </head>
      <body style={{ margin: 0, padding: "16px", fontFamily: font, fontSize: "16px", lineHeight: "1.6" }}>
        <div
          role="article"
          lang={language}
          style={{ maxWidth: "600px", overflowWrap: "anywhere", wordBreak: "break-word" }}
        >
          <h1 style={{ fontSize: "20px", lineHeight: "1.4" }}>{content.subject}</h1>
          {content.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <FactTable facts={content.facts} />
          {content.lists.map(({ heading, items }) => (
            <>
              <h2 style={{ fontSize: "17px" }}>{heading}</h2>
              <ul>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </>
          ))}
          <LinkButton {...content.link} />
          <p>{unexpected}</p>
          <p>{automatic}</p>
        </div>
      </body>
    </html>
  );
}

function FactTable({ facts }: Pick<NewsContent, "facts">) {
  return (
    <table style={{ borderCollapse: "collapse", textAlign: "left" }}>
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row" style={{ ...cell, whiteSpace: "nowrap" }}>
              {name}
            </th>
            <td style={cell}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LinkButton({ label, url }: NewsContent["link"]) {
  return (
    <>
      <table role="presentation" style={{ marginTop: "16px" }}>
        <tbody>
          <tr>
            <td style={{ background: button, borderRadius: "4px" }}>
              <a href={url} style={{ display: "inline-block", padding: "10px 20px", color: "#ffffff" }}>
                {label}
              </a>
            </td>
          </tr>
        </tbody>
      </table>
      <p>{url}</p>
    </>
  );
}
