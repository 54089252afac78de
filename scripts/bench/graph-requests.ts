/** What a case asked of Microsoft Graph, from the journal of the simulated tenant. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const entry = z.object({ method: z.string(), path: z.string(), query: z.record(z.string(), z.string()) });
type Entry = Readonly<z.infer<typeof entry>>;

const users = String.raw`^/(v1[.]0|beta)/users/[^/]+`;
const selects =
  (...names: readonly string[]) =>
  ({ query }: Entry) =>
    names.every((name) => query["$select"]?.split(",").includes(name));

/** The first that fits. */
const kinds = [
  { purpose: "delete a method", method: "DELETE", path: `${users}/authentication/\\w+/[^/]+$` },
  { purpose: "read accounts and managers", path: `${users}(/manager)?$`, is: selects("accountEnabled") },
  { purpose: "look people up by name", path: "^/v1[.]0/users/[^/]+@[^/]+$" },
  {
    purpose: "read who is above the manager",
    path: `${users}$`,
    is: ({ query }: Entry) => query["$expand"]?.startsWith("manager(") ?? false,
  },
  {
    purpose: "read roles",
    path: "^/(v1[.]0|beta)/(roleManagement/directory|identityGovernance/privilegedAccess)/",
  },
  { purpose: "read memberships", path: `${users}/transitiveMemberOf` },
  { purpose: "read what they own", path: `${users}/ownedObjects/` },
  { purpose: "list methods", path: `${users}/authentication/methods$` },
  { purpose: "read the default method", path: `${users}/authentication/signInPreferences$` },
  { purpose: "read the sessions' stamp", path: `${users}$`, is: selects("signInSessionsValidFromDateTime") },
  { purpose: "revoke sessions", method: "POST", path: `${users}/revokeSignInSessions$` },
  { purpose: "read a mail address", path: `${users}$`, is: selects("mail") },
  { purpose: "send mail", method: "POST", path: `${users}/sendMail$` },
  { purpose: "read per-user MFA", path: `${users}/authentication/requirements$` },
  { purpose: "read the MFA service", path: "^/beta/policies/mfaServicePolicy$" },
  { purpose: "read the audit log", path: "^/v1[.]0/auditLogs/directoryAudits$" },
] as const;

export type Purpose = (typeof kinds)[number]["purpose"];
export type Counts = Readonly<Record<Purpose, number>>;

/** All that Graph has served so far; sign-in, portal and tokens are not Graph. */
export const graphRequests = (dir: string): Entry[] =>
  linesOf(join(dir, "journal.ndjson"))
    .map((line) => entry.parse(JSON.parse(line)))
    .filter(({ path }) => /^\/(v1[.]0|beta)\//.test(path));

/** None as long as nothing was served. */
const linesOf = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];

/** How many there are of each purpose. Throws for one that has none: it would be left out of the sum. */
export function countByPurpose(entries: readonly Entry[]): Counts {
  const counts = Object.fromEntries(kinds.map(({ purpose }) => [purpose, 0])) as Record<Purpose, number>;
  for (const one of entries) counts[purposeOf(one)]++;
  return counts;
}

function purposeOf(one: Entry): Purpose {
  const kind = kinds.find(
    (known) =>
      ("method" in known ? known.method : "GET") === one.method &&
      new RegExp(known.path).test(decodeURIComponent(one.path)) &&
      (!("is" in known) || known.is(one)),
  );
  if (!kind) throw new Error(`no purpose is known for ${one.method} ${one.path}`);
  return kind.purpose;
}

export const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
