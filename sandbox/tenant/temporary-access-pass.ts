import { z } from "zod";
import type { KeptPass } from "./kept-pass.ts";
import { isInScope } from "./policy-targets.ts";
import type { AuthenticationMethod, Person } from "./schema-person.ts";
import type { Store } from "./store.ts";

export const passType = "#microsoft.graph.temporaryAccessPassAuthenticationMethod";
const passFields = z.looseObject({
  startDateTime: z.iso.datetime(),
  lifetimeInMinutes: z.number(),
  isUsableOnce: z.boolean(),
});

/** The reasons of https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethod. */
export interface Usability {
  readonly isUsable: boolean;
  readonly methodUsabilityReason:
    "EnabledByPolicy" | "DisabledByPolicy" | "Expired" | "NotYetValid" | "OneTimeUsed";
}

export function isPass(method: AuthenticationMethod): boolean {
  return method["@odata.type"] === passType;
}

/** Whether the person could sign in with the pass now. A pass for many uses needs a policy that allows it. */
export function usability(store: Store, owner: Person, pass: AuthenticationMethod): Usability {
  const policy = store.file.temporaryAccessPassPolicy;
  const { startDateTime, lifetimeInMinutes, isUsableOnce } = passFields.parse(pass);
  const start = Date.parse(startDateTime);
  const now = Date.now();
  const used = keptOf(store, owner, pass)?.usedAt !== undefined;
  if (!isInScope(store, policy, owner.id) || (policy.isUsableOnce && !isUsableOnce))
    return { isUsable: false, methodUsabilityReason: "DisabledByPolicy" };
  if (isUsableOnce && used) return { isUsable: false, methodUsabilityReason: "OneTimeUsed" };
  if (now < start) return { isUsable: false, methodUsabilityReason: "NotYetValid" };
  if (now >= start + lifetimeInMinutes * 60_000) return { isUsable: false, methodUsabilityReason: "Expired" };
  return { isUsable: true, methodUsabilityReason: "EnabledByPolicy" };
}

export function keptOf({ state }: Store, owner: Person, pass: AuthenticationMethod): KeptPass | undefined {
  return state.passes.find(({ personId, methodId }) => personId === owner.id && methodId === pass.id);
}
