import { language, type Language } from "../domain/policy.ts";

export type { Language };

const languages = language.options;

/** The language of a page: `?lang=` first, else what the browser prefers most, else Japanese. */
export function chooseLanguage(asked: string | null, acceptLanguage: string | null): Language {
  return languages.find((known) => known === asked) ?? preferred(acceptLanguage ?? "") ?? "ja";
}

/** `Accept-Language`: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4 */
function preferred(header: string): Language | undefined {
  const ranges = header.split(",").map((range) => {
    const [tag = "", ...parameters] = range.trim().split(/\s*;\s*/);
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    return { primary: tag.toLowerCase().split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  const wanted = ranges.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  for (const { primary } of wanted) {
    const found = languages.find((known) => known === primary);
    if (found) return found;
  }
  return undefined;
}
