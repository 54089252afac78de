import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { userId, type UserId } from "../../domain/ids.ts";
import { graphCall } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

const chain = z.object({
  id: userId,
  get manager() {
    return chain.nullish();
  },
});
/** A chain may run in a circle, so that `max` is no end of it. */
const levels = "20";

/**
 * Whoever stands above somebody. An advanced query of an index that lags: what it does not show yet is no proof, and the
 * accounts of those who approve are read from the directory itself.
 * https://learn.microsoft.com/graph/api/user-list-manager
 */
export async function readAbove(client: Client, person: UserId): Promise<readonly UserId[]> {
  const what = "read who is above somebody";
  const { body } = await graphCall(client, {
    what,
    path: graphPath`/users/${person}`,
    query: { $select: "id", $expand: `manager($levels=${levels};$select=id)`, $count: "true" },
    headers: { ConsistencyLevel: "eventual" },
  });
  const above: UserId[] = [];
  for (let next = parsed(chain, body, what).manager; next; next = next.manager) above.push(next.id);
  return above;
}
