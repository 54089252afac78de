import type { Client } from "@microsoft/microsoft-graph-client";
import type { AppSettings } from "./app-settings.ts";
import { assignedPermissions } from "./assigned-permissions.ts";
import { checkPermissions } from "./check-permissions.ts";
import { checkMethodPolicies } from "./check-policies.ts";
import { checkQuarantine } from "./check-quarantine.ts";
import { checkAuditLog, checkLicences, checkSender, checkUserRisk } from "./check-tenant.ts";
import { found, type Finding } from "./finding.ts";
import type { PermissionLine } from "./permission-list.ts";

export interface Examined {
  readonly client: Client;
  readonly list: readonly PermissionLine[];
  /** The application permissions of the app's token; null: the token is a person's. */
  readonly held: readonly string[] | null;
  /** Object id of the app's service principal, for a person to read what it was granted. */
  readonly principal?: string | undefined;
  readonly settings: AppSettings;
}

/** Everything the app needs from a tenant, read and never written, one request after the other. */
export async function examine({ client, list, held, principal, settings }: Examined): Promise<Finding[]> {
  const readable = principal === undefined ? held : await assignedPermissions(client, principal, list);
  return [
    ...checkPermissions(list, readable),
    ...(await checkMethodPolicies(client)),
    ...(await checkQuarantine(client, settings)),
    await checkLicences(client),
    await checkUserRisk(client, settings.stopsAtHighRisk, held !== null),
    await checkAuditLog(client, held !== null),
    await checkSender(client, settings.mailSender),
    found("by-hand", "sign-in-not-readable", "sign-in-application"),
  ];
}
