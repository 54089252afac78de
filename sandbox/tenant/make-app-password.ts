import { appPasswordMade } from "./audit-row.ts";
import type { Person } from "./schema-person.ts";
import type { Store } from "./store.ts";
import { recordAudit } from "./world.ts";

const mostOfOnePerson = 40;

/**
 * The person makes one on the Security info page: only who is held to per-user MFA can, where the tenant allows it, and
 * at most 40 (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-app-passwords). Throws where not.
 */
export function makeAppPassword(store: Store, owner: Person, name: string): void {
  const isAllowed = store.file.mfaServicePolicy?.allowAppPasswords ?? true;
  if (!isAllowed) throw new Error("the tenant allows no app passwords");
  if (owner.perUserMfaState !== "enforced")
    throw new Error(`${owner.displayName} is not held to per-user MFA, and can make no app password`);
  if (owner.appPasswords.length >= mostOfOnePerson)
    throw new Error(`${owner.displayName} has ${mostOfOnePerson} app passwords already`);
  owner.appPasswords.push({ name, createdDaysAgo: 0 });
  recordAudit(store, appPasswordMade, { user: owner }, owner);
  store.save();
}
