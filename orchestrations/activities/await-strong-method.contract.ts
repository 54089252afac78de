import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { longest } from "../../lib/domain/policy.ts";
import { contract } from "../kit/contract.ts";

/**
 * Verified: a strong method is listed that was not there when the pass was handed over, and none of those that the plan
 * removes. Being listed once proves it, since no replica lists what was never registered.
 */
export const awaitStrongMethod = contract(
  "await-strong-method",
  {
    subject: userId,
    /** Of the pass; 0: whatever was registered without one. */
    number: z.number().int().nonnegative(),
    until: z.iso.datetime(),
    firstLookSeconds: z.number().positive(),
  },
  {
    because: z.enum(["no-strong-method", "still-listed", "unknown-method-type", "pass-replaced"]).optional(),
    /** Method keys. */
    registered: z.array(z.string()),
    /** Of the plan's removals that are listed. */
    present: z.array(z.string()),
    unknownMethodTypes: z.array(z.string()),
    looks: z.number().int(),
    requestIds: z.array(z.string()),
  },
  longest.followSeconds,
);
