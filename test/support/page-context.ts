import type { Language } from "../../lib/web/language.ts";
import type { PageContext } from "../../lib/web/page-context.ts";

export const pageContext = (language: Language, change: Partial<PageContext> = {}): PageContext => ({
  language,
  isLanguageAsked: false,
  path: "/cases",
  personName: "Jiro Tanaka",
  ...change,
});

/** What a reader would see: the text of the page without its tags. */
export const textOf = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>/s, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
