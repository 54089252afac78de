import type { Dictionary } from "./en.ts";
import { approvalJa } from "./ja/approval.ts";
import { approverCodesJa } from "./ja/approver-codes.ts";
import { attemptCodesJa } from "./ja/attempt-codes.ts";
import { brakeJa } from "./ja/brake.ts";
import { caseCodesJa } from "./ja/case-codes.ts";
import { caseJa, listJa } from "./ja/case.ts";
import { chainJa } from "./ja/chain.ts";
import { chromeJa } from "./ja/chrome.ts";
import { hintsJa } from "./ja/hints.ts";
import { dossierJa } from "./ja/dossier.ts";
import { honestJa } from "./ja/honest.ts";
import { messagesJa } from "./ja/messages.ts";
import { newsJa } from "./ja/news.ts";
import { numberCodesJa } from "./ja/number-codes.ts";
import { tokenCodesJa } from "./ja/token-codes.ts";
import { numberJa } from "./ja/number.ts";
import { objectionJa } from "./ja/objection.ts";
import { passJa } from "./ja/pass.ts";
import { quarantineCodesJa } from "./ja/quarantine-codes.ts";
import { passCodesJa } from "./ja/pass-codes.ts";
import { stepCodesJa } from "./ja/step-codes.ts";
import { stepsJa } from "./ja/steps.ts";
import { wordsJa } from "./ja/words.ts";

export const ja: Dictionary = {
  name: "日本語",
  chrome: chromeJa,
  words: wordsJa,
  steps: stepsJa,
  codes: {
    ...caseCodesJa,
    ...approverCodesJa,
    ...stepCodesJa,
    ...passCodesJa,
    ...quarantineCodesJa,
    ...numberCodesJa,
    ...tokenCodesJa,
    ...attemptCodesJa,
  },
  hints: hintsJa,
  dossier: dossierJa,
  honest: honestJa,
  brake: brakeJa,
  case: caseJa,
  chain: chainJa,
  list: listJa,
  approval: approvalJa,
  messages: messagesJa,
  news: newsJa,
  pass: passJa,
  number: numberJa,
  objection: objectionJa,
};
