import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/**
 * Verified: the directory lists the subject among the members of the policy's quarantine group, and no more than that: what
 * a member may not do is for the Conditional Access policy of whoever set the group up. Open: there is no such group, the
 * limit is reached, or it was not read back.
 */
export const quarantine = contract(
  "quarantine",
  {
    subject: userId,
    /** So many seconds hold a few quarantines per subject at most. */
    windowSeconds: z.number(),
  },
  {
    because: z
      .enum(["quarantine-member", "no-quarantine-group", "quarantine-limit", "membership-not-read-back"])
      .optional(),
    group: z.string().optional(),
    /** Somebody else may have put them in before: then it is not for this case to take them out. */
    wasMember: z.boolean().optional(),
    requestId: z.string().optional(),
  },
);
