import type { StepStatus } from "./outcome.ts";

/**
 * What a case may say of a quarantine that it has proven once: `stands` until its end is begun or where the account was
 * found in the group after that; `over` where it was found out of it; else `not-proven`, as reads may lag a write.
 */
export function quarantineNow(
  lift: { readonly status: StepStatus; readonly because: string | null } | undefined,
): "stands" | "over" | "not-proven" {
  if (!lift || lift.because === "not-run-yet" || lift.status === "contained") return "stands";
  return lift.status === "verified" || lift.status === "not-applicable" ? "over" : "not-proven";
}
