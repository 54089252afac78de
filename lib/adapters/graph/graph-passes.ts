import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import type { UserId } from "../../domain/ids.ts";
import type { Pass, Passes } from "../../ports/passes.ts";
import { deleteMethod } from "./delete-method.ts";
import { graphPages } from "./graph-pages.ts";
import { graphPath } from "./graph-path.ts";
import { mintPass } from "./mint-pass.ts";
import { readPassPolicy } from "./pass-policy.ts";

/**
 * Temporary Access Passes on Microsoft Graph. Least application permissions:
 *
 * - `Policy.Read.AuthenticationMethod`, and `User.Read.All` for memberships in groups: the policy
 * - `UserAuthMethod-TAP.Read.All`: the list
 * - `UserAuthMethod-TAP.ReadWrite.All`: minting and removing. It opens any account: give it to nothing else.
 *
 * https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethod
 */
export const graphPasses = (client: Client): Passes => ({
  policyFor: (subject) => readPassPolicy(client, subject),
  list: (subject) => listPasses(client, subject),
  mint: (subject, pass) => mintPass(client, subject, pass),
  remove: (subject, id) =>
    deleteMethod(client, subject, { id, type: "temporaryAccessPass", isDefault: false }),
});

/** The code is not in these rows (Graph sends null for it), and is not read from them either. */
const row = z.object({
  id: z.string().min(1),
  isUsable: z.boolean(),
  methodUsabilityReason: z.string().nullish(),
});

async function listPasses(client: Client, subject: UserId): Promise<readonly Pass[]> {
  const call = {
    what: "list temporary access passes",
    path: graphPath`/users/${subject}/authentication/temporaryAccessPassMethods`,
  };
  const { rows } = await graphPages(client, call, row);
  return rows.map(({ id, isUsable, methodUsabilityReason }) => ({
    id,
    isUsable,
    reason: methodUsabilityReason ?? null,
  }));
}
