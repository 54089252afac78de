import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import type { UserId } from "../../domain/ids.ts";
import { graphCall } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

const validity = z.object({ signInSessionsValidFromDateTime: z.iso.datetime({ offset: true }) });

/**
 * Any success counts: the page warns that the code may differ
 * (https://learn.microsoft.com/graph/api/user-revokesigninsessions).
 */
export async function revokeSessions(client: Client, subject: UserId): Promise<{ requestId: string }> {
  const { requestId } = await graphCall(client, {
    what: "revoke sign-in sessions",
    method: "POST",
    path: graphPath`/users/${subject}/revokeSignInSessions`,
  });
  return { requestId };
}

export async function sessionsValidFrom(client: Client, subject: UserId): Promise<string> {
  const what = "read since when sessions are valid";
  const { body } = await graphCall(client, {
    what,
    path: graphPath`/users/${subject}`,
    query: { $select: "signInSessionsValidFromDateTime" },
  });
  return parsed(validity, body, what).signInSessionsValidFromDateTime;
}
