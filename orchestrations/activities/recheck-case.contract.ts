import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/**
 * Refused unless every fact is still as it was when the approver decided. What takes effect soon after relies on this
 * reading.
 */
export const recheckCase = contract(
  "recheck-case",
  { subject: userId, factsHash: z.string() },
  { factsHash: z.string(), readAt: z.iso.datetime().optional() },
);
