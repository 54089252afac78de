import type { Language } from "./language.ts";
import { en, type Dictionary } from "./locales/en.ts";
import { ja } from "./locales/ja.ts";

export const dictionaries: Readonly<Record<Language, Dictionary>> = { ja, en };
