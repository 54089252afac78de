/** People as the guards need them. */
import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { userId, type UserId } from "../../domain/ids.ts";
import type { SubjectFacts } from "../../domain/subject-facts.ts";
import { graphCall } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

/** What $select names must be there: a property that was not sent is neither false nor null (https://learn.microsoft.com/graph/api/user-get). */
const home = {
  accountEnabled: z.boolean(),
  userPrincipalName: z.string(),
  externalUserState: z.string().nullable(),
  identities: z.array(z.object({ signInType: z.string().nullable() })),
};
const named = { id: userId, displayName: z.string() };
const account = z.object({
  ...named,
  ...home,
  /** Null is documented to mean false. */
  isManagementRestricted: z.boolean().nullable(),
});
const manager = z.discriminatedUnion("@odata.type", [
  z.object({ "@odata.type": z.literal("#microsoft.graph.user"), ...named, ...home }),
  z.object({ "@odata.type": z.literal("#microsoft.graph.orgContact"), ...named }),
]);
const selected = (shape: object): string => Object.keys(shape).join(",");

export interface Account {
  readonly name: string;
  readonly accountEnabled: boolean;
  readonly isExternal: boolean;
  readonly isManagementRestricted: boolean;
}

export async function readAccount(client: Client, person: UserId): Promise<Account> {
  const what = "read an account";
  const query = { $select: selected(account.shape) };
  const { body } = await graphCall(client, { what, path: graphPath`/users/${person}`, query });
  const { displayName, accountEnabled, isManagementRestricted, ...rest } = parsed(account, body, what);
  return {
    name: displayName,
    accountEnabled,
    isExternal: isExternal(rest),
    isManagementRestricted: isManagementRestricted ?? false,
  };
}

export interface Manager {
  readonly name: string;
  readonly facts: NonNullable<SubjectFacts["manager"]>;
}

/** Null: there is none. A contact belongs to another organisation and cannot sign in. */
export async function readManager(client: Client, person: UserId): Promise<Manager | null> {
  const what = "read the manager";
  const query = { $select: selected({ ...named, ...home }) };
  const path = graphPath`/users/${person}/manager`;
  const { isAbsent, body } = await graphCall(client, { what, path, query, mayBeAbsent: true });
  if (isAbsent) return null;
  const found = parsed(manager, body, what);
  const { id, displayName: name } = found;
  if (found["@odata.type"] === "#microsoft.graph.orgContact")
    return { name, facts: { id, kind: "contact", accountEnabled: false, isExternal: true } };
  const { accountEnabled } = found;
  return { name, facts: { id, kind: "user", accountEnabled, isExternal: isExternal(found) } };
}

type Home = Pick<z.infer<typeof account>, "userPrincipalName" | "externalUserState" | "identities">;

/** Home tenant elsewhere, by any sign of it; `userType` is none, since internal guests exist. */
const isExternal = ({ userPrincipalName, externalUserState, identities }: Home): boolean =>
  externalUserState !== null ||
  /#ext#/i.test(userPrincipalName) ||
  identities.some(({ signInType }) => signInType === "federated");
