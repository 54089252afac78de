import { principalsOf } from "./principals.ts";
import type { MethodPolicy } from "./schema-policies.ts";
import type { Store } from "./store.ts";

/** Whether a method policy is on for the person: included, directly or through groups, and not excluded. */
export function isInScope(store: Store, policy: MethodPolicy, personId: string): boolean {
  const principals = principalsOf(store.groups(), personId);
  const names = ({ id }: { readonly id: string }) => id === "all_users" || principals.has(id);
  return (
    policy.state === "enabled" && policy.includeTargets.some(names) && !policy.excludeTargets.some(names)
  );
}
