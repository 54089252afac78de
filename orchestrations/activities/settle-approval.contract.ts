import { z } from "zod";
import { approvalStage } from "../../lib/domain/approval.ts";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/** Reads the decision; when the time is up and there is none, silence is recorded as the one decision. */
export const settleApproval = contract(
  "settle-approval",
  { subject: userId, stage: approvalStage, isTimeUp: z.boolean() },
  { verdict: z.enum(["approved", "denied", "lapsed", "waiting"]), decidedBy: userId.nullable() },
);
