import { z } from "zod";
import { approvalStage } from "../../lib/domain/approval.ts";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/**
 * Reads the decision; when the time is up and there is none, silence is recorded as the one decision. `not-approved`: an
 * approval is stored that is none, since somebody else, or somebody too late, gave it, or to something else. An objection
 * of the subject counts before whatever was decided, but for an attack.
 */
export const settleApproval = contract(
  "settle-approval",
  { subject: userId, stage: approvalStage, isTimeUp: z.boolean() },
  {
    verdict: z.enum(["approved", "denied", "attack", "lapsed", "not-approved", "subject-objects", "waiting"]),
    decidedBy: userId.nullable(),
  },
);
