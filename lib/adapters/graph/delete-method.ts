import type { Client } from "@microsoft/microsoft-graph-client";
import { RefusedError } from "../../domain/errors.ts";
import type { UserId } from "../../domain/ids.ts";
import { methodKinds, type AuthenticationMethod } from "../../domain/method.ts";
import { graphCall } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";

/**
 * On the typed path; the generic one does not delete (msgraph-sdk-powershell#937). Idempotent: what is gone is gone, and
 * whether it is gone is for the list to say, not for this answer.
 */
export async function deleteMethod(
  client: Client,
  subject: UserId,
  { id, type }: AuthenticationMethod,
): Promise<{ requestId: string; wasGone: boolean }> {
  const kind = methodKinds[type];
  if (kind.segment === null) throw new RefusedError("not-deletable", `Graph deletes no ${type} method`);
  const collection = graphPath`/users/${subject}/authentication/${kind.segment}`;
  const { isAbsent, requestId } = await graphCall(client, {
    what: `delete a ${type} method`,
    method: "DELETE",
    version: kind.api,
    path: "singleton" in kind ? collection : `${collection}${graphPath`/${id}`}`,
    mayBeAbsent: true,
  });
  return { requestId, wasGone: isAbsent };
}
