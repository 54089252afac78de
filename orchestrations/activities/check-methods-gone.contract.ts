import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { longest } from "../../lib/domain/policy.ts";
import { contract } from "../kit/contract.ts";

/**
 * Verified: two lists in a row, some seconds apart, show none of the methods that the plan removes and nothing
 * unknown or new. A successful
 * delete does not promise that the next read shows it, and one clean list may come from a replica that never had the
 * method. Once that was proven, new methods are expected, since the person registers again: they are named, no more.
 */
export const checkMethodsGone = contract(
  "check-methods-gone",
  {
    subject: userId,
    gapSeconds: z.number().positive(),
    looks: z.number().int().positive(),
  },
  {
    because: z.literal("new-method").optional(),
    /** Method keys of the plan's removals that are listed. */
    present: z.array(z.string()),
    /** Of what triage did not see. */
    added: z.array(z.string()),
    unknownMethodTypes: z.array(z.string()),
    cleanLists: z.number().int(),
    looks: z.number().int(),
    requestIds: z.array(z.string()),
  },
  longest.looks * longest.lookGapSeconds,
);
