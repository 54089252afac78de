import { z } from "zod";
import { approvalStage } from "../../lib/domain/approval.ts";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/** Accepted by the mail service is not delivered, and not read. */
export const sendApprovalMail = contract(
  "send-approval-mail",
  { subject: userId, approver: userId, stage: approvalStage },
  { requestId: z.string() },
);
