import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/** Reads from the trail what became of the case's `number`th pass; `unknown`: nobody knows whether there is one. */
export const lookForPickUp = contract(
  "look-for-pick-up",
  { subject: userId, number: z.number().int().positive() },
  {
    verdict: z.enum(["waiting", "under-way", "handed-over", "unknown"]),
    /** Null where none was handed over. */
    expiresAt: z.string().nullable(),
  },
);
