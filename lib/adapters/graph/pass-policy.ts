import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import type { UserId } from "../../domain/ids.ts";
import type { PassPolicy } from "../../domain/pass-policy.ts";
import { graphCall } from "./graph-call.ts";
import { graphPages } from "./graph-pages.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

/** A group, somebody, or `all_users`. */
const targets = z.array(z.object({ id: z.string().toLowerCase() }));
const minutes = z.number().int().positive();
const policy = z.object({
  state: z.enum(["enabled", "disabled"]),
  includeTargets: targets,
  excludeTargets: targets,
  minimumLifetimeInMinutes: minutes,
  maximumLifetimeInMinutes: minutes,
  defaultLifetimeInMinutes: minutes,
  isUsableOnce: z.boolean(),
});
const everybody = "all_users";

/**
 * The policy and whether it reaches the person. Least application permissions: `Policy.Read.AuthenticationMethod`, and
 * `User.Read.All` for the memberships.
 * https://learn.microsoft.com/graph/api/temporaryaccesspassauthenticationmethodconfiguration-get
 */
export async function readPassPolicy(client: Client, subject: UserId): Promise<PassPolicy> {
  const what = "read the policy for temporary access passes";
  const path = graphPath`/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass`;
  const { body } = await graphCall(client, { what, path });
  const read = parsed(policy, body, what);
  const principals = await principalsAmong(client, subject, [...read.includeTargets, ...read.excludeTargets]);
  const isMeant = ({ id }: Target) => principals.has(id);
  return {
    state: read.state,
    isInScope: read.includeTargets.some(isMeant) && !read.excludeTargets.some(isMeant),
    lifetimeMinutes: {
      minimum: read.minimumLifetimeInMinutes,
      maximum: read.maximumLifetimeInMinutes,
      default: read.defaultLifetimeInMinutes,
    },
    isUsableOnceForced: read.isUsableOnce,
  };
}

type Target = z.infer<typeof targets>[number];

/** Everything by which a target can mean the person; groups are asked for only where a target may be one. */
async function principalsAmong(
  client: Client,
  subject: UserId,
  all: readonly Target[],
): Promise<ReadonlySet<string>> {
  const always = [everybody, subject];
  if (all.every(({ id }) => always.includes(id))) return new Set(always);
  const call = {
    what: "list memberships (group)",
    path: graphPath`/users/${subject}/transitiveMemberOf/microsoft.graph.group`,
    query: { $select: "id" },
  };
  const { rows } = await graphPages(client, call, z.object({ id: z.string().toLowerCase() }));
  return new Set([...always, ...rows.map(({ id }) => id)]);
}
