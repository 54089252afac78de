import type { RefusalCode } from "../../domain/refusal-code.ts";
import { approvalEn } from "./en/approval.ts";
import { approverCodesEn } from "./en/approver-codes.ts";
import { attemptCodesEn } from "./en/attempt-codes.ts";
import { brakeEn } from "./en/brake.ts";
import { caseCodesEn, type CodeText } from "./en/case-codes.ts";
import { caseEn, listEn } from "./en/case.ts";
import { chainEn } from "./en/chain.ts";
import { chromeEn } from "./en/chrome.ts";
import { hintsEn } from "./en/hints.ts";
import { dossierEn } from "./en/dossier.ts";
import { honestEn } from "./en/honest.ts";
import { messagesEn } from "./en/messages.ts";
import { newsEn } from "./en/news.ts";
import { numberCodesEn } from "./en/number-codes.ts";
import { tokenCodesEn } from "./en/token-codes.ts";
import { numberEn } from "./en/number.ts";
import { objectionEn } from "./en/objection.ts";
import { passEn } from "./en/pass.ts";
import { quarantineCodesEn } from "./en/quarantine-codes.ts";
import { passCodesEn } from "./en/pass-codes.ts";
import { stepCodesEn } from "./en/step-codes.ts";
import { stepsEn } from "./en/steps.ts";
import { wordsEn } from "./en/words.ts";

const codes: Record<RefusalCode, CodeText> = {
  ...caseCodesEn,
  ...approverCodesEn,
  ...stepCodesEn,
  ...passCodesEn,
  ...quarantineCodesEn,
  ...numberCodesEn,
  ...tokenCodesEn,
  ...attemptCodesEn,
};

export const en = {
  name: "English",
  chrome: chromeEn,
  words: wordsEn,
  steps: stepsEn,
  codes,
  hints: hintsEn,
  dossier: dossierEn,
  honest: honestEn,
  brake: brakeEn,
  case: caseEn,
  chain: chainEn,
  list: listEn,
  approval: approvalEn,
  messages: messagesEn,
  news: newsEn,
  pass: passEn,
  number: numberEn,
  objection: objectionEn,
};

/** What every language has to say; a missing sentence is a compile error. */
export type Dictionary = typeof en;
