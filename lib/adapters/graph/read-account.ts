/** The subject's account as the guards need it. */
import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import type { UserId } from "../../domain/ids.ts";
import type { SubjectFacts } from "../../domain/subject-facts.ts";
import { graphCall } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";
import { home, isExternal, named, selected } from "./home.ts";
import { parsed } from "./parsed.ts";
import { readMfaBy } from "./read-mfa-by.ts";

const account = z.object({
  ...named,
  ...home,
  /** Null is documented to mean false. */
  isManagementRestricted: z.boolean().nullable(),
  /** Null: made in the cloud, or no longer synchronised. */
  onPremisesSyncEnabled: z.boolean().nullable(),
  onPremisesImmutableId: z.string().nullable(),
});

type State = "accountEnabled" | "isExternal" | "isManagementRestricted" | "isSynced" | "mfaBy";

interface Account {
  readonly name: string;
  readonly state: Pick<SubjectFacts, State>;
}

export async function readAccount(client: Client, person: UserId): Promise<Account> {
  const what = "read an account";
  const query = { $select: selected(account.shape) };
  const { body } = await graphCall(client, { what, path: graphPath`/users/${person}`, query });
  const { displayName, accountEnabled, isManagementRestricted, ...rest } = parsed(account, body, what);
  return {
    name: displayName,
    state: {
      accountEnabled,
      isExternal: isExternal(rest),
      isManagementRestricted: isManagementRestricted ?? false,
      isSynced: rest.onPremisesSyncEnabled ?? false,
      // Without an immutable id nobody is signed in by a federated domain (https://learn.microsoft.com/graph/api/resources/user).
      mfaBy:
        rest.onPremisesImmutableId === null
          ? "entra"
          : await readMfaBy(client, domainOf(rest.userPrincipalName)),
    },
  };
}

const domainOf = (userPrincipalName: string): string =>
  userPrincipalName.slice(userPrincipalName.lastIndexOf("@") + 1).toLowerCase();
