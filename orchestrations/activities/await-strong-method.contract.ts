import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { longest } from "../../lib/domain/policy.ts";
import { contract } from "../kit/contract.ts";

/**
 * Verified: a strong method is listed that was not there when the pass was handed over, nor at a look before the directory
 * said that the pass was used; none of those that the plan removes, and none that was neither planned nor registered with
 * the pass: nobody knows whose that is. Being listed once proves it, since no replica lists what was never registered.
 */
export const awaitStrongMethod = contract(
  "await-strong-method",
  {
    subject: userId,
    /** Of the pass; 0: the last that was handed over, if any was. */
    number: z.number().int().nonnegative(),
    until: z.iso.datetime(),
    firstLookSeconds: z.number().positive(),
  },
  {
    because: z
      .enum([
        "new-method",
        "no-strong-method",
        "still-listed",
        "unknown-method-type",
        "pass-replaced",
        "subject-objects",
      ])
      .optional(),
    /** Method keys, of what came after the pass. */
    registered: z.array(z.string()),
    /** Of strong ones that the plan does not know and no pass explains. */
    strange: z.array(z.string()),
    /** Of the plan's removals that are listed. */
    present: z.array(z.string()),
    unknownMethodTypes: z.array(z.string()),
    looks: z.number().int(),
    requestIds: z.array(z.string()),
  },
  longest.followSeconds,
);
