import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

const oneHour = 3600;

/**
 * Verified: two lists in a row, some seconds apart, show none of the methods and nothing unknown or new. A successful
 * delete does not promise that the next read shows it, and one clean list may come from a replica that never had the
 * method. Once that was proven, new methods are expected, since the person registers again: they are named, no more.
 */
export const checkMethodsGone = contract(
  "check-methods-gone",
  {
    subject: userId,
    expectGone: z.array(z.string()),
    gapSeconds: z.number().positive(),
    looks: z.number().int().positive(),
  },
  {
    because: z.literal("new-method").optional(),
    present: z.array(z.string()),
    /** Ids that triage did not see; histories from before this was looked at have none. */
    added: z.array(z.string()).default([]),
    unknownMethodTypes: z.array(z.string()),
    cleanLists: z.number().int(),
    looks: z.number().int(),
    requestIds: z.array(z.string()),
  },
  oneHour,
);
