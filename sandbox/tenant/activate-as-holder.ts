import { isCodeOfToken } from "./hardware-token.ts";
import { putMethod } from "./methods-at.ts";
import type { Person } from "./schema-person.ts";
import type { Store } from "./store.ts";
import { holderOf } from "./token-holder.ts";
import { recordAudit } from "./world.ts";

/** https://learn.microsoft.com/graph/api/hardwareoathauthenticationmethod-activate?view=graph-rest-beta: users activate their own token, too. */
export function activateAsHolder(store: Store, owner: Person, serialNumber: string, code: string): void {
  const token = store.file.hardwareOathDevices.find((known) => known.serialNumber === serialNumber);
  const holder = token && holderOf(store, token);
  if (!token || holder?.owner !== owner) throw new Error(`${owner.displayName} has no token ${serialNumber}`);
  if (!isCodeOfToken(token, code, Date.now())) throw new Error("the code is not one of the token");
  const { secretKey: _, ...shown } = token;
  putMethod(store.state, owner, {
    ...holder.method,
    device: { ...shown, secretKey: null, status: "activated" },
  });
  const activity = {
    name: "User registered security info",
    service: "Authentication Methods",
    category: "UserManagement",
    operation: "Update",
    reason: "User activated a hardware OATH token",
  } as const;
  recordAudit(store, activity, { user: owner }, owner);
  store.save();
}
