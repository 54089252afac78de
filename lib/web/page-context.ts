import type { Language } from "./language.ts";

/** What every page knows about who reads it. */
export interface PageContext {
  readonly language: Language;
  /** `?lang=` was given: then links keep it. */
  readonly isLanguageAsked: boolean;
  /** Of this page, without query. */
  readonly path: string;
  /** Of whoever is signed in. */
  readonly personName: string | null;
}

/** An address on this site that keeps the language somebody asked for. */
export const linkTo = ({ language, isLanguageAsked }: PageContext, path: string): string =>
  isLanguageAsked ? `${path}?lang=${language}` : path;
