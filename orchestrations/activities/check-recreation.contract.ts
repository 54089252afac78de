import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { longest } from "../../lib/domain/policy.ts";
import { contract } from "../kit/contract.ts";

/**
 * Seen in audit: since the case was opened an app password of the subject's was deleted, and one was made after that.
 * Whether that was all of them, and whether the new one works, no log tells. Open: one of the two is missing when the time is
 * up; where none was made, the person may have moved to modern authentication, which needs none, and nothing proves that
 * either.
 */
export const checkRecreation = contract(
  "check-recreation",
  { subject: userId, firstLookSeconds: z.number().positive(), followSeconds: z.number().positive() },
  {
    because: z.enum(["no-deletion-in-audit", "deleted-none-made", "made-none-deleted"]).optional(),
    rows: z.array(z.string()),
    seenAt: z.string().optional(),
    looks: z.number().int(),
  },
  longest.followSeconds,
);
