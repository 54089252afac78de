import { maskedNumber } from "../masked-number.ts";
import type { AuthenticationMethod, Person } from "../schema-person.ts";
import { isPass, usability } from "../temporary-access-pass.ts";
import type { GraphRequest } from "./operation.ts";

/** The person's methods as a read shows them now, behind by the configured lag. */
export function methodsShown({ world: { store } }: GraphRequest, owner: Person): AuthenticationMethod[] {
  return store.methodsAt(owner, Date.now() - store.file.faults.readLagSeconds.methods * 1000);
}

/** `lastUsedDateTime` is beta only; uncertain: whether an app is shown numbers in full (a variant); a password, a token's secret and the code of a pass are never shown. */
export function servedMethod(
  { world: { store }, version }: GraphRequest,
  owner: Person,
  method: AuthenticationMethod,
): Record<string, unknown> {
  const { lastUsedDateTime, ...fields } = method;
  const { phoneNumber } = method;
  const isMasked = store.file.variants.phoneNumbers === "masked" && typeof phoneNumber === "string";
  const type = method["@odata.type"].slice("#microsoft.graph.".length);
  return {
    ...fields,
    ...(version === "beta" ? { lastUsedDateTime } : {}),
    ...(isMasked ? { phoneNumber: maskedNumber(phoneNumber) } : {}),
    ...(type === "passwordAuthenticationMethod" ? { password: null } : {}),
    ...(type === "softwareOathAuthenticationMethod" ? { secretKey: null } : {}),
    ...(isPass(method) ? { temporaryAccessPass: null, ...usability(store, owner, method) } : {}),
  };
}
