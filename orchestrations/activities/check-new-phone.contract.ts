import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { longest } from "../../lib/domain/policy.ts";
import { contract } from "../kit/contract.ts";

/**
 * Verified: two lists in a row show an entry of Authenticator that was not there when the case was opened. That it is on the
 * subject's own phone nobody can read: whoever approves asks them.
 */
export const checkNewPhone = contract(
  "check-new-phone",
  {
    subject: userId,
    gapSeconds: z.number().positive(),
    firstLookSeconds: z.number().positive(),
    followSeconds: z.number().positive(),
  },
  {
    because: z.literal("new-phone-not-seen").optional(),
    /** Method keys. */
    added: z.array(z.string()),
    looks: z.number().int(),
    requestIds: z.array(z.string()),
  },
  longest.followSeconds + longest.looks * longest.lookGapSeconds,
);
