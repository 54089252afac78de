import { isInScope } from "../policy-targets.ts";
import type { Person } from "../schema-person.ts";
import type { Store } from "../store.ts";

export type PhoneType = "mobile" | "alternateMobile" | "office";

/**
 * What becomes of a number as a sign-in name: a mobile one of somebody the policy means is registered as one unasked
 * (https://learn.microsoft.com/graph/api/authentication-post-phonemethods).
 */
export function smsSignInState(
  store: Store,
  owner: Person,
  type: PhoneType,
  number: unknown,
): "notSupported" | "notAllowedByPolicy" | "phoneNumberNotUnique" | "ready" {
  if (type !== "mobile") return "notSupported";
  if (!isInScope(store, store.file.smsSignInPolicy, owner.id)) return "notAllowedByPolicy";
  const now = Date.now();
  const isTaken = store.state.people.some(
    (other) =>
      other !== owner &&
      store
        .methodsAt(other, now)
        .some((method) => method["smsSignInState"] === "ready" && method["phoneNumber"] === number),
  );
  return isTaken ? "phoneNumberNotUnique" : "ready";
}
