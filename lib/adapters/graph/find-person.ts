import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { userId } from "../../domain/ids.ts";
import type { PersonRef } from "../../domain/remediation-request.ts";
import { graphCall } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

const user = z.object({ id: userId, userPrincipalName: z.string(), displayName: z.string() });
type Found = Pick<z.infer<typeof user>, "id" | "displayName">;

/** The one place where somebody is named by anything but the object id; an answer about somebody else is no match. */
export async function findPerson(client: Client, person: PersonRef): Promise<Found | undefined> {
  const what = "look somebody up";
  const { isAbsent, body } = await graphCall(client, {
    what,
    path: graphPath`/users/${person}`,
    query: { $select: Object.keys(user.shape).join(",") },
    mayBeAbsent: true,
  });
  if (isAbsent) return undefined;
  const { id, userPrincipalName, displayName } = parsed(user, body, what);
  const asked = person.toLowerCase();
  return asked === id || asked === userPrincipalName.toLowerCase() ? { id, displayName } : undefined;
}
