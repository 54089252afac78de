import type { ApprovalStage } from "../domain/approval.ts";
import { callsOf, type Situation } from "../domain/situation.ts";
import type { Dictionary } from "./locales/en.ts";

/** The words of the pages on which one stage decides. */
export function approvalText(
  { approval }: Dictionary,
  stage: ApprovalStage,
  situation: Situation,
): Dictionary["approval"] {
  if (stage === "lift") return { ...approval, ...approval.lift };
  const { assignsToken, changesNumber, contain, twoApprovers } = callsOf(situation);
  return {
    ...approval,
    ...(contain ? {} : approval.uncontained),
    ...(assignsToken ? approval.assign : {}),
    ...(changesNumber ? approval.number : {}),
    ...(twoApprovers && stage === "manager" ? approval.firstOfTwo : {}),
  };
}
