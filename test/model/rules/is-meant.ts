import type { TenantFile } from "../../../sandbox/tenant/schema.ts";

type Targeting = Pick<TenantFile["smsSignInPolicy"], "includeTargets" | "excludeTargets">;

/** Whether a policy for methods is for this person; groups are not in the model's tenants. */
export function isMeant({ includeTargets, excludeTargets }: Targeting, subject: string): boolean {
  const isNamed = ({ id }: { readonly id: string }) => id === "all_users" || id === subject;
  return includeTargets.some(isNamed) && !excludeTargets.some(isNamed);
}
