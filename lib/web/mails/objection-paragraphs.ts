/** What is said of the time in which somebody can object, and of what an objection stops. */
import type { CaseNews, Turn } from "../../domain/case-news.ts";
import { knownCode, type RefusalCode } from "../../domain/refusal-code.ts";
import { callsOf } from "../../domain/situation.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";
import { durationInWords } from "../time.ts";

export const objected: RefusalCode = "subject-objects";

const comesNext: readonly Turn[] = [
  ...([
    "approval-wanted",
    "approved",
    "cooling-off",
    "denied",
    "default-wanted",
    "new-phone-wanted",
  ] as const),
  ...(["activation-wanted", "number-wanted", "pass-ready", "pass-unused", "app-passwords-wanted"] as const),
];

/** The turn tells of what would come next, and the subject has objected to it. */
export const isStopped = ({ isObjected, turn }: CaseNews): boolean => isObjected && comesNext.includes(turn);

/** Not after the first of two approvals, nor after that of the end of a quarantine. */
export function coolingOff({ record, stage }: CaseNews, language: Language): string[] {
  const isLast = stage === (callsOf(record.request.situation).twoApprovers ? "second" : "manager");
  const { coolingOffSeconds } = record.policy.clocks;
  if (!isLast || coolingOffSeconds === 0) return [];
  return [dictionaries[language].news.coolingOff(durationInWords(coolingOffSeconds, language))];
}

/** Before when nothing is done; and that the subject may not have been told, where their mail was not accepted. */
export function waiting({ record, code }: CaseNews, language: Language): string[] {
  const { codes, news: text } = dictionaries[language];
  return [
    text.notBefore(durationInWords(record.policy.clocks.coolingOffSeconds, language)),
    ...(code === null ? [] : [codes[knownCode(code)].says, text.notToldToObject]),
  ];
}
