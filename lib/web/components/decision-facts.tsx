import { longestReason, type Decision } from "../../domain/approval.ts";
import { dictionaries } from "../dictionaries.ts";
import { displayText } from "../display-text.ts";
import type { Language } from "../language.ts";
import { Facts } from "./facts.tsx";
import { TimeStamp } from "./time-stamp.tsx";

interface Props {
  readonly decision: Decision;
  readonly deciderName: string;
  readonly language: Language;
}

export function DecisionFacts({ decision, deciderName, language }: Props) {
  const { approval, case: text, words } = dictionaries[language];
  return (
    <Facts
      pairs={[
        [approval.verdict, <strong>{words.verdicts[decision.verdict]}</strong>],
        [approval.by, decision.decidedBy === null ? null : deciderName],
        [approval.at, <TimeStamp at={decision.decidedAt} language={language} />],
        [text.reason, decision.reason === "" ? null : displayText(decision.reason, longestReason)],
      ]}
    />
  );
}
