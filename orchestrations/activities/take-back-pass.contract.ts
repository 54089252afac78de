import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { longest } from "../../lib/domain/policy.ts";
import { contract } from "../kit/contract.ts";

/**
 * Verified: two lists in a row, some seconds apart, show no pass but spent ones, which open nothing any more. Not
 * applicable: another pass of this case has replaced it.
 */
export const takeBackPass = contract(
  "take-back-pass",
  {
    subject: userId,
    /** Of the last pass that is taken back, with all before it. */
    number: z.number().int().positive(),
    gapSeconds: z.number().positive(),
    looks: z.number().int().positive(),
  },
  {
    because: z.enum(["pass-replaced", "pass-still-listed"]).optional(),
    /** Ids. */
    removed: z.array(z.string()),
    left: z.array(z.string()),
    /** Of the removals. */
    requestIds: z.array(z.string()),
    cleanLists: z.number().int(),
    looks: z.number().int(),
  },
  longest.looks * longest.lookGapSeconds,
);
