/** What would be done for this situation, this subject and this policy: computed before anything runs, shown to whoever decides. */
import { z } from "zod";
import { authenticationMethod } from "./method.ts";
import { situation } from "./remediation-request.ts";

/** Why a method goes or stays; each code has a sentence in both languages. */
export const removalReason = z.enum([
  "on-the-lost-phone",
  "counts-as-on-the-lost-phone",
  "number-of-the-lost-phone",
  "passkey-on-the-lost-phone",
  "on-another-phone",
  "hardware-of-its-own",
  "on-a-computer",
  "not-on-a-phone",
  "not-deletable",
  "not-told-apart",
]);
export type RemovalReason = z.infer<typeof removalReason>;

const decidedMethod = z.object({ method: authenticationMethod, because: removalReason });
export type DecidedMethod = z.infer<typeof decidedMethod>;

/** One line of the plan; `name` is the activity that does it, `method` tells removals apart. */
const plannedStep = z.object({
  name: z.enum(["revoke-sessions", "check-app-passwords", "remove-method", "check-methods-gone"]),
  /** Tells the same step done twice apart; part of the key. */
  discriminator: z.string().optional(),
  method: authenticationMethod.optional(),
  /** Runs at once; everything else waits for the approval. */
  beforeApproval: z.boolean(),
});
export type PlannedStep = z.infer<typeof plannedStep>;

export const plan = z.object({
  situation,
  steps: z.array(plannedStep),
  remove: z.array(decidedMethod),
  keep: z.array(decidedMethod),
});
export type Plan = z.infer<typeof plan>;
