import type { NewsContent } from "./news-content.ts";

/** The content as plain text, for ticket comments; a mail has only its HTML. */
export function renderText({ subject, paragraphs, facts, lists, link }: NewsContent): string {
  return [
    subject,
    ...paragraphs,
    facts.map(([name, value]) => `${name}: ${value}`).join("\n"),
    ...lists.map(({ heading, items }) => [`${heading}:`, ...items.map((item) => `- ${item}`)].join("\n")),
    `${link.label}:\n${link.url}`,
  ].join("\n\n");
}
