import { appPasswordDeleted } from "../audit-row.ts";
import { principalsOf } from "../principals.ts";
import type { Person } from "../schema-person.ts";
import { languageOf } from "../web/language.ts";
import { redirect, type Answer, type Call } from "../web/loopback-server.ts";
import { recordAudit, type World } from "../world.ts";
import { perUserMfaPage, unknownUserPage } from "./per-user-mfa-page.ts";

/** Roles the per-user MFA page takes (https://learn.microsoft.com/entra/identity/role-based-access-control/delegate-by-task). */
const administeringRoles = new Set([
  "Authentication Policy Administrator",
  "Authentication Administrator",
  "Privileged Authentication Administrator",
  "Global Administrator",
]);
/**
 * The admin centre's per-user MFA pane, for the one thing no API does: deleting a person's app passwords
 * (https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userdevicesettings). POST takes `actor`, the
 * administrator's object id; without it, the first person who may.
 */
export function perUserMfa(world: World, call: Call, id: string): Answer {
  const language = languageOf(call);
  const target = world.store.find(id);
  if (target === undefined) return unknownUserPage(language, id);
  const actors = administrators(world, target);
  if (call.method === "GET")
    return perUserMfaPage(200, language, { target, actors, query: call.url.searchParams });
  const wanted = new URLSearchParams(call.body).get("actor");
  const actor = wanted === null ? actors[0] : actors.find((candidate) => candidate.id === wanted);
  if (actor === undefined)
    return perUserMfaPage(403, language, { target, actors, query: new URLSearchParams({ refused: "1" }) });
  const deleted = target.appPasswords.length;
  if (deleted > 0) {
    target.appPasswords = [];
    recordAudit(world.store, appPasswordDeleted, { user: actor }, target);
    world.store.save();
  }
  return redirect(`${call.url.pathname}?deleted=${deleted}`);
}

/** Nobody resets themselves. */
function administrators({ store }: World, target: Person): Person[] {
  const { file, state } = store;
  const groups = store.groups();
  const roles = file.roleDefinitions.filter(({ displayName }) => administeringRoles.has(displayName));
  const holders = file.roleAssignments
    .filter(({ roleDefinitionId }) => roles.some((role) => role.id === roleDefinitionId))
    .map(({ principalId }) => principalId);
  return state.people.filter((candidate) => {
    const principals = principalsOf(groups, candidate.id);
    return (
      candidate !== target && candidate.accountEnabled && holders.some((holder) => principals.has(holder))
    );
  });
}
