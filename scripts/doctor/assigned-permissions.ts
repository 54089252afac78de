import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { graphPages } from "../../lib/adapters/graph/graph-pages.ts";
import { graphPath } from "../../lib/adapters/graph/graph-path.ts";
import type { PermissionLine } from "./permission-list.ts";
import { reading } from "./reading.ts";

const assignment = z.object({
  appRoleId: z.string().toLowerCase(),
  resourceDisplayName: z.string().nullable(),
});

/**
 * What was granted to the app's service principal, by its object id, as a person may read it; what the list does not know
 * is named by the id of its app role. Null: not to be read. `Application.Read.All`
 * (https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignments).
 */
export async function assignedPermissions(
  client: Client,
  principal: string,
  list: readonly PermissionLine[],
): Promise<readonly string[] | null> {
  const path = graphPath`/servicePrincipals/${principal}/appRoleAssignments`;
  const read = await reading(graphPages(client, { what: "list app role assignments", path }, assignment));
  if (read.kind !== "read") return null;
  return read.value.rows
    .filter(({ resourceDisplayName }) => resourceDisplayName === "Microsoft Graph")
    .map(({ appRoleId }) => list.find((line) => line.appRoleId === appRoleId)?.permission ?? appRoleId);
}
