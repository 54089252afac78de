import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/**
 * Refused where the directory's audit log shows that the person's manager was changed within the policy's days, and where
 * the log cannot be read. What is younger than the log's delay, or older than what the tenant keeps (7 days without a paid
 * licence), is not seen: https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention
 */
export const checkManager = contract("check-manager", { subject: userId }, { since: z.string() });
