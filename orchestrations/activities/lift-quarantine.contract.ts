import { z } from "zod";
import { caseId, userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/**
 * Verified: an approver agreed, and the directory no longer lists the subject in the quarantine group. Contained: they stay
 * in it, for the reason given. Not applicable: the lists show no such member, and no answer says that this case took them
 * out. Open: the write was not read back, or nobody knows whether an earlier try made it.
 */
export const liftQuarantine = contract(
  "lift-quarantine",
  {
    subject: userId,
    /** An approver was asked, agreed, and no check since spoke against it. What is stored is read as well. */
    isAgreed: z.boolean(),
  },
  {
    /** A code: of the quarantine, or of the guard that stands against it. */
    because: z.string().optional(),
    group: z.string().optional(),
    /** The case that has called for quarantine since. */
    neededBy: caseId.optional(),
    requestId: z.string().optional(),
  },
);
