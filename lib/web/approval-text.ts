import type { ApprovalStage } from "../domain/approval.ts";
import type { Dictionary } from "./locales/en.ts";

/** The words of the pages on which one stage decides. */
export const approvalText = ({ approval }: Dictionary, stage: ApprovalStage): Dictionary["approval"] =>
  stage === "lift" ? { ...approval, ...approval.lift } : approval;
