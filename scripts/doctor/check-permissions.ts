import { found, ok, type Finding } from "./finding.ts";
import type { PermissionLine } from "./permission-list.ts";

/**
 * The app's application permissions against the list. Null: they cannot be told from the token, which is a person's.
 * What Exchange allows stands in no token, so that it is for a person to look at; held in Entra as well it is for every
 * mailbox, whatever Exchange says (https://learn.microsoft.com/exchange/permissions-exo/application-rbac).
 */
export function checkPermissions(list: readonly PermissionLine[], held: readonly string[] | null): Finding[] {
  const inEntra = list.filter(({ exchangeRole }) => exchangeRole === undefined);
  if (held === null)
    return [
      ...inEntra.map(({ permission }) =>
        found("unknown", "permissions-of-a-person", "permission", permission),
      ),
      found("by-hand", "mail-in-exchange", "mail"),
    ];
  const inExchange = list.filter(({ exchangeRole }) => exchangeRole !== undefined);
  const isListed = (permission: string) => list.some((line) => line.permission === permission);
  return [
    ...inEntra.map(({ permission }) =>
      held.includes(permission)
        ? ok("permission", permission)
        : found("mend", "permission-missing", "permission", permission),
    ),
    ...held
      .filter((permission) => !isListed(permission))
      .map((permission) => found("mend", "permission-not-needed", "permission", permission)),
    ...inExchange.map(({ permission }) =>
      held.includes(permission)
        ? found("mend", "mail-from-every-mailbox", "mail")
        : found("by-hand", "mail-in-exchange", "mail"),
    ),
  ];
}
