import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { RefusedError } from "../../domain/errors.ts";
import type { UserId } from "../../domain/ids.ts";
import type { Quarantine } from "../../ports/quarantine.ts";
import { graphCall } from "./graph-call.ts";
import { graphPages } from "./graph-pages.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

/** Null is documented to mean false. */
const state = z.object({ id: z.string(), isAssignableToRole: z.boolean().nullable() });
const member = z.object({ id: z.string().toLowerCase() });

/**
 * The group by its object id; nothing but its members is ever written, neither the group nor the policy it stands in.
 * Least application permission: `GroupMember.ReadWrite.All`, which does not reach role-assignable groups
 * (https://learn.microsoft.com/graph/api/group-post-members, https://learn.microsoft.com/graph/api/group-delete-members).
 */
export const graphQuarantine = (client: Client, group: string): Quarantine => ({
  add: async (subject) => {
    await refuseUnfit(client, group);
    return put(client, group, subject);
  },
  remove: async (subject) => {
    await refuseUnfit(client, group);
    const { isAbsent, requestId } = await graphCall(client, {
      what: "take somebody out of a group",
      method: "DELETE",
      // Without `$ref` at its end this would delete the person.
      path: graphPath`/groups/${group}/members/${subject}/$ref`,
      mayBeAbsent: true,
    });
    return { requestId, wasMember: !isAbsent };
  },
  holds: async (subject) => (await read(client, group, subject)).isMember,
});

/** Whoever may change a role-assignable group may make administrators: the app is not to be trusted with one. */
async function refuseUnfit(client: Client, group: string): Promise<void> {
  const what = "read the quarantine group";
  const { isAbsent, body } = await graphCall(client, {
    what,
    path: graphPath`/groups/${group}`,
    query: { $select: Object.keys(state.shape).join(",") },
    mayBeAbsent: true,
  });
  if (isAbsent) throw new RefusedError("no-such-group", `there is no group ${group}`);
  if (parsed(state, body, what).isAssignableToRole)
    throw new RefusedError("quarantine-group-unfit", `the group ${group} may hold roles: name another one`);
}

/** A 400 also says that somebody is a member already, in words only; the list of members says so for certain. */
async function put(client: Client, group: string, subject: UserId) {
  try {
    const { requestId } = await graphCall(client, {
      what: "put somebody into a group",
      method: "POST",
      path: graphPath`/groups/${group}/members/$ref`,
      body: { "@odata.id": `https://graph.microsoft.com/v1.0${graphPath`/directoryObjects/${subject}`}` },
    });
    return { requestId, wasMember: false };
  } catch (error) {
    if (!(error instanceof RefusedError) || error.code !== "bad-request") throw error;
    const { isMember, requestId } = await read(client, group, subject);
    if (!isMember) throw error;
    return { requestId, wasMember: true };
  }
}

/** The members as they are listed and not as they are searched for: an advanced query would ask an index that lags. */
async function read(client: Client, group: string, subject: UserId) {
  const call = {
    what: "list the members of a group",
    path: graphPath`/groups/${group}/members`,
    query: { $select: "id", $top: "999" },
  };
  const { rows, requestIds } = await graphPages(client, call, member);
  return { isMember: rows.some(({ id }) => id === subject), requestId: requestIds.at(-1) ?? "none" };
}
