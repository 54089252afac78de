import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { contract } from "../kit/contract.ts";

/** Reads from the trail what became of the phone number that the case waits for. */
export const lookForNumber = contract(
  "look-for-number",
  { subject: userId },
  { verdict: z.enum(["none", "under-way", "entered", "not-proven"]) },
);
