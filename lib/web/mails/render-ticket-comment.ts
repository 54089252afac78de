import type { CaseNews } from "../../domain/case-news.ts";
import type { Language } from "../language.ts";
import { newsContent } from "./news-content.ts";

/** Plain text, since ticket systems differ in what markup they take. */
export function renderTicketComment(news: CaseNews, language: Language): string {
  const { subject, paragraphs, facts, lists, link } = newsContent(news, language);
  return [
    subject,
    ...paragraphs,
    facts.map(([name, value]) => `${name}: ${value}`).join("\n"),
    ...lists.map(({ heading, items }) => [`${heading}:`, ...items.map((item) => `- ${item}`)].join("\n")),
    `${link.label}:\n${link.url}`,
  ].join("\n\n");
}
