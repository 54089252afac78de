import type { Person } from "../schema-person.ts";
import { recordAudit, type World } from "../world.ts";
import { isExternal } from "./is-external.ts";
import { bothVersions, personNamed, refuseRestricted, type Operation } from "./operation.ts";

/** `signInSessionsValidFromDateTime` as a read shows it now, behind by the configured lag. */
export function sessionsValidFrom({ store }: World, owner: Person): string {
  const moves = store.state.sessionMoves[owner.id] ?? [];
  const shown = Date.now() - store.file.faults.readLagSeconds.signInSessionsValidFrom * 1000;
  const next = moves.find(({ movedAt }) => shown < movedAt);
  return next?.previous ?? owner.signInSessionsValidFromDateTime;
}

/**
 * https://learn.microsoft.com/graph/api/user-revokesigninsessions: 200 with value true. The page says the call has no
 * effect on external users, whose sessions belong to their home tenant, and names no error: answered with 200, and the
 * timestamp stays where it was.
 */
export const revokeSignInSessions: Operation = {
  method: "POST",
  path: "/users/{}/revokeSignInSessions",
  versions: bothVersions,
  service: "directory",
  permissions: ["User.RevokeSessions.All", "User.ReadWrite.All", "Directory.ReadWrite.All"],
  run: (request) => {
    const { world, identity, version } = request;
    const target = personNamed(request, "directory");
    refuseRestricted(target, "directory");
    if (!isExternal(target)) {
      moveSessions(world, target);
      const name = "Update StsRefreshTokenValidFrom Timestamp";
      const activity = {
        name,
        service: "Core Directory",
        category: "UserManagement",
        operation: "Update",
      } as const;
      recordAudit(world.store, activity, { app: identity }, target);
      world.store.save();
    }
    const context = `${world.url()}/${version}/$metadata#Edm.Boolean`;
    return { status: 200, body: { "@odata.context": context, value: true } };
  },
};

function moveSessions({ store }: World, target: Person): void {
  const now = Date.now();
  const moves = (store.state.sessionMoves[target.id] ??= []);
  moves.push({ previous: target.signInSessionsValidFromDateTime, movedAt: now });
  target.signInSessionsValidFromDateTime = new Date(now).toISOString().replace(/\.\d+Z$/, "Z");
}
