import type { StepView } from "../domain/case-view.ts";
import { knownCode } from "../domain/refusal-code.ts";
import type { Dictionary } from "./locales/en.ts";
import type { CodeText } from "./locales/en/case-codes.ts";

/** Why a step is where it is; where no code says it, what its status means. */
export const why = ({ because, status }: StepView, { codes, words }: Dictionary): CodeText =>
  because === null ? { says: words.statuses[status].meaning, route: null } : codes[knownCode(because)];
