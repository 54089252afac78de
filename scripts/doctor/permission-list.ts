import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const permissionLine = z.strictObject({
  /** Application permission of Microsoft Graph. */
  permission: z.string(),
  /** Set where it is granted in Exchange, as this role, and not in Entra. */
  exchangeRole: z.string().optional(),
  /** Id of the app role, the same in every tenant (https://learn.microsoft.com/graph/permissions-reference). */
  appRoleId: z.guid(),
  /** Activities and functions; `doctor` for what only the doctor reads. */
  neededBy: z.array(z.string()).min(1),
  for: z.strictObject({ en: z.string().min(1), ja: z.string().min(1) }),
});
export type PermissionLine = z.infer<typeof permissionLine>;

/** The one list of what the app must be granted, of the project in that folder. */
export function permissionList(root: string): PermissionLine[] {
  const file = join(root, "infra/graph-permissions.json");
  return z.array(permissionLine).parse(JSON.parse(readFileSync(file, "utf8")));
}
