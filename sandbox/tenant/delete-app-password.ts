import { appPasswordDeleted } from "./audit-row.ts";
import type { Person } from "./schema-person.ts";
import type { Store } from "./store.ts";
import { recordAudit } from "./world.ts";

/**
 * The person deletes the oldest of theirs on the Security info page, where they see them only while the tenant allows any
 * (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-app-passwords). Throws where there is none to see.
 */
export function deleteAppPassword(store: Store, owner: Person): void {
  const isShown = store.file.mfaServicePolicy?.allowAppPasswords ?? true;
  if (!isShown || owner.appPasswords.length === 0)
    throw new Error(`${owner.displayName} sees no app password to delete`);
  owner.appPasswords.shift();
  recordAudit(store, appPasswordDeleted, { user: owner }, owner);
  store.save();
}
