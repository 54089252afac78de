import type { Client } from "@microsoft/microsoft-graph-client";
import type { AppSettings } from "./app-settings.ts";
import { checkPermissions } from "./check-permissions.ts";
import { checkMethodPolicies } from "./check-policies.ts";
import { checkQuarantine } from "./check-quarantine.ts";
import { checkAuditLog, checkLicences, checkSender } from "./check-tenant.ts";
import { found, type Finding } from "./finding.ts";
import type { PermissionLine } from "./permission-list.ts";

export interface Examined {
  readonly client: Client;
  readonly list: readonly PermissionLine[];
  /** The application permissions of the app's token; null: the token is a person's. */
  readonly held: readonly string[] | null;
  readonly settings: AppSettings;
}

/** Everything the app needs from a tenant, read and never written, one request after the other. */
export async function examine({ client, list, held, settings }: Examined): Promise<Finding[]> {
  return [
    ...checkPermissions(list, held),
    ...(await checkMethodPolicies(client)),
    ...(await checkQuarantine(client, settings)),
    await checkLicences(client),
    await checkAuditLog(client, held !== null),
    await checkSender(client, settings.mailSender),
    found("by-hand", "sign-in-not-readable", "sign-in-application"),
  ];
}
