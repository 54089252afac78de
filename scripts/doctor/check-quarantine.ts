import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { graphCall } from "../../lib/adapters/graph/graph-call.ts";
import { graphPages } from "../../lib/adapters/graph/graph-pages.ts";
import { graphPath } from "../../lib/adapters/graph/graph-path.ts";
import { parsed } from "../../lib/adapters/graph/parsed.ts";
import type { AppSettings } from "./app-settings.ts";
import { found, ok, type Finding } from "./finding.ts";
import { quarantineVerdict } from "./quarantine-verdict.ts";
import { reading, unread } from "./reading.ts";

/** Null is documented to mean false (https://learn.microsoft.com/graph/api/resources/group). */
const group = z.object({ id: z.string(), isAssignableToRole: z.boolean().nullable() });

/** The group of the policy, and what it is tied to. `GroupMember.Read.All` and `Policy.Read.All`. */
export async function checkQuarantine(
  client: Client,
  { quarantineGroup, protectedAccounts }: Pick<AppSettings, "quarantineGroup" | "protectedAccounts">,
): Promise<Finding[]> {
  if (quarantineGroup === null) return [found("mend", "no-quarantine-group", "quarantine-group")];
  return [
    await checkGroup(client, quarantineGroup),
    await checkPolicy(client, quarantineGroup, protectedAccounts),
  ];
}

async function checkGroup(client: Client, groupId: string): Promise<Finding> {
  const what = "read the quarantine group";
  const query = { $select: Object.keys(group.shape).join(",") };
  const read = await reading(
    graphCall(client, { what, path: graphPath`/groups/${groupId}`, query }).then(({ body }) =>
      parsed(group, body, what),
    ),
  );
  if (read.kind === "absent") return found("mend", "quarantine-group-absent", "quarantine-group", groupId);
  if (read.kind !== "read") return unread(read, "quarantine-group", groupId);
  return read.value.isAssignableToRole
    ? found("mend", "quarantine-group-may-hold-roles", "quarantine-group", groupId)
    : ok("quarantine-group", groupId);
}

/** https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies */
async function checkPolicy(
  client: Client,
  groupId: string,
  protectedAccounts: readonly string[],
): Promise<Finding> {
  const call = {
    what: "list Conditional Access policies",
    path: graphPath`/identity/conditionalAccess/policies`,
  };
  const read = await reading(graphPages(client, call, z.unknown()));
  if (read.kind !== "read") return unread(read, "quarantine-policy", groupId);
  const problem = quarantineVerdict(read.value.rows, groupId, protectedAccounts);
  return problem === null
    ? ok("quarantine-policy", groupId)
    : found(problem === "not-told" ? "unknown" : "mend", problem, "quarantine-policy", groupId);
}
