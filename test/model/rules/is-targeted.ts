import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { groupsOf } from "./untouchable.ts";

type Targeting = Pick<TenantFile["smsSignInPolicy"], "includeTargets" | "excludeTargets">;

/** Whether a policy for methods is for this person, by name or through groups. */
export function isTargeted(
  { includeTargets, excludeTargets }: Targeting,
  subject: string,
  groups: TenantFile["groups"] = [],
): boolean {
  const theirs = ["all_users", subject, ...groupsOf({ groups }, subject)];
  const isNamed = ({ id }: { readonly id: string }) => theirs.includes(id);
  return includeTargets.some(isNamed) && !excludeTargets.some(isNamed);
}
