import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn } from "../cast.ts";

/**
 * Why an account may not be touched where the policy looks at its risk: it is at high risk or confirmed to be compromised
 * (https://learn.microsoft.com/graph/api/resources/riskyuser), or nobody tells, which only tenants with P2 are
 * (https://learn.microsoft.com/graph/api/riskyuser-get).
 */
export function riskProblems({ subscribedSkus, ...file }: TenantFile, subject: string): string[] {
  const plans = subscribedSkus.filter(({ capabilityStatus }) => capabilityStatus === "Enabled");
  const isTold = plans.some(({ servicePlans }) =>
    servicePlans.some(({ servicePlanName }) => servicePlanName === "AAD_PREMIUM_P2"),
  );
  const { risk } = personIn(file, subject);
  if (!isTold) return ["user-risk-unread"];
  if (risk?.state === "confirmedCompromised") return ["high-user-risk"];
  if (risk?.state !== "atRisk") return [];
  if (risk.level === "hidden") return ["user-risk-unread"];
  return risk.level === "high" ? ["high-user-risk"] : [];
}
