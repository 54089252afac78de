/**
 * What would be done for this situation, this subject and this policy: computed before anything runs, shown to whoever
 * decides.
 */
import { z } from "zod";
import { decidedMethod } from "./decided-method.ts";
import { authenticationMethod } from "./method.ts";
import { plannedPass } from "./pass-policy.ts";
import { situation } from "./situation.ts";

/** One line of the plan; `name` is the activity that does it, `method` tells removals apart. */
const plannedStep = z.object({
  name: z.enum([
    "revoke-sessions",
    "check-new-phone",
    "quarantine",
    "check-app-passwords",
    "remove-method",
    "check-methods-gone",
    "hand-over-pass",
    "await-strong-method",
    "take-back-pass",
    "disable-device",
    "check-remembered-devices",
    "check-recreation",
    "lift-quarantine",
    "assign-token",
    "check-token-activated",
    "enter-number",
  ]),
  /** Tells the same step done twice apart; part of the key. */
  discriminator: z.string().optional(),
  method: authenticationMethod.optional(),
  /** A device that may or may not be meant: a person has to say. */
  isUndecided: z.literal(true).optional(),
  /** Runs at once; everything else waits for the approval. */
  beforeApproval: z.boolean(),
});
export type PlannedStep = z.infer<typeof plannedStep>;

/** What is different about this account, for whoever decides and whoever carries on by hand. */
const planNote = z.enum(["synced-account", "federated-sign-in"]);
export type PlanNote = z.infer<typeof planNote>;

export const plan = z.object({
  situation,
  notes: z.array(planNote),
  steps: z.array(plannedStep),
  remove: z.array(decidedMethod),
  keep: z.array(decidedMethod),
  /** Set: nothing strong is kept, so a pass like this is handed over after the removal. */
  pass: plannedPass.optional(),
});
export type Plan = z.infer<typeof plan>;
