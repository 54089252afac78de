import { z } from "zod";
import { approvalStage } from "../../lib/domain/approval.ts";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/** Stores the request for a decision. Its locator stays out of history: the mail reads it from the store. */
export const openApproval = contract(
  "open-approval",
  {
    subject: userId,
    approver: userId,
    stage: approvalStage,
    instanceId: z.string(),
    factsHash: z.string(),
    expiresAt: z.string(),
  },
  {},
);
