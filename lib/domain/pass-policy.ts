/** What the tenant's own policy says about Temporary Access Passes for one person, and what may be minted under it. */
import { z } from "zod";

export const passPolicy = z.object({
  state: z.enum(["enabled", "disabled"]),
  /** Included and not excluded, directly or through groups; says nothing where the policy is off. */
  isInScope: z.boolean(),
  lifetimeMinutes: z.object({ minimum: z.number(), maximum: z.number(), default: z.number() }),
  /** Every pass of the organisation is for one use. */
  isUsableOnceForced: z.boolean(),
});
export type PassPolicy = Readonly<z.infer<typeof passPolicy>>;

/** A pass as it would be minted; there is none yet. */
export const plannedPass = z.object({ lifetimeMinutes: z.number().int(), isUsableOnce: z.boolean() });
export type PlannedPass = z.infer<typeof plannedPass>;

/** Why the tenant lets nobody hand this person a pass; null: it does. `null` for the policy: it could not be read. */
export function passPolicyProblem(
  policy: PassPolicy | null,
): "pass-policy-unknown" | "pass-policy-off" | "pass-not-in-scope" | null {
  if (policy === null) return "pass-policy-unknown";
  if (policy.state === "disabled") return "pass-policy-off";
  return policy.isInScope ? null : "pass-not-in-scope";
}

/** What is wanted, within the tenant's bounds. */
export function passWithin(
  { lifetimeMinutes: bounds, isUsableOnceForced }: PassPolicy,
  wanted: PlannedPass,
): PlannedPass {
  const { lifetimeMinutes, isUsableOnce } = wanted;
  return {
    lifetimeMinutes: Math.min(Math.max(lifetimeMinutes, bounds.minimum), bounds.maximum),
    isUsableOnce: isUsableOnce || isUsableOnceForced,
  };
}
