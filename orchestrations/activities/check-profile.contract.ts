import { z } from "zod";
import { approvalStage } from "../../lib/domain/approval.ts";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/**
 * Refused where the directory's audit log shows that the person's manager, phone numbers or mail addresses were changed
 * within the policy's days, as far as the stage calls for it, and where the log cannot be read. What is younger than the log's
 * delay, or older than what the tenant keeps (7 days without a paid licence), is not seen:
 * https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention
 */
export const checkProfile = contract(
  "check-profile",
  { subject: userId, stage: approvalStage },
  { since: z.object({ manager: z.string(), contact: z.string().optional() }) },
);
