import type { CaseNews } from "../../domain/case-news.ts";
import { dictionaries } from "../dictionaries.ts";
import { dossierLines, type Site } from "../dossier.ts";
import type { Language } from "../language.ts";
import { newsContent } from "./news-content.ts";

/** Plain text, since ticket systems differ in what markup they take. The last one says all that is needed to carry on by hand. */
export const ticketComment =
  (site: Site) =>
  (news: CaseNews, language: Language): string => {
    const { subject, paragraphs, facts, lists, link } = newsContent(news, language);
    return [
      subject,
      ...paragraphs,
      inLines(facts),
      ...lists.map(({ heading, items }) => [`${heading}:`, ...items.map((item) => `- ${item}`)].join("\n")),
      ...byHand(news, language, site),
      `${link.label}:\n${link.url}`,
    ].join("\n\n");
  };

function byHand({ turn, code, isObjected, record }: CaseNews, language: Language, site: Site): string[] {
  const because = isObjected ? "subject-objects" : code;
  if (turn !== "closed" || because === null) return [];
  const lines = dossierLines(because, record, site, language);
  return lines.length === 0 ? [] : [`${dictionaries[language].dossier.title}:\n${inLines(lines)}`];
}

const inLines = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([name, value]) => `${name}: ${value}`).join("\n");
