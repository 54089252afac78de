import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { longest } from "../../lib/domain/policy.ts";
import { contract } from "../kit/contract.ts";

/** Verified: the directory shows the requested token as activated, and the subject as its holder. */
export const checkTokenActivated = contract(
  "check-token-activated",
  { subject: userId, firstLookSeconds: z.number().positive(), followSeconds: z.number().positive() },
  { because: z.literal("token-not-activated").optional(), looks: z.number().int() },
  longest.followSeconds,
);
