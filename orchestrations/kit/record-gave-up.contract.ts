import { z } from "zod";
import { auditOutcome } from "../../lib/domain/audit-entry.ts";
import { contract } from "./contract.ts";

/** Closes the audit frame of a step whose tries are used up; `outcome` is what stands in the trail now. */
export const recordGaveUp = contract(
  "record-gave-up",
  { step: z.string(), subject: z.string().nullable() },
  { outcome: auditOutcome },
);
