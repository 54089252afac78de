/** What can come up against a case after everybody has agreed, and between two deletions. */
import { brake } from "../../lib/domain/brake.ts";
import { userId } from "../../lib/domain/ids.ts";
import { objectionEntry } from "../../lib/domain/objection.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import type { Tenant } from "../../sandbox/tenant/start-tenant.ts";
import type { portsOnGraph } from "../support/ports-on-graph.ts";
import type { World } from "../support/world.ts";
import { cast } from "./cast.ts";

type OnGraph = ReturnType<typeof portsOnGraph>;
export type Outside = Omit<World, keyof OnGraph> & OnGraph;

export interface Guard {
  readonly name: string;
  readonly comesDown: (outside: Outside, tenant: Tenant) => unknown;
  /** How the case ends, where it meets it. */
  readonly code: string;
  /** The directory is read for all deletions of a minute. */
  readonly isReadEachMinute?: true;
  /** Sessions are revoked all the same. */
  readonly letsContain?: true;
}

const globalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

export const guards: readonly Guard[] = [
  {
    name: "they are made an administrator",
    ...{ code: "privileged-role", isReadEachMinute: true },
    comesDown: (_, { giveRole }) => giveRole(cast.subject, globalAdministrator),
  },
  {
    name: "their account is disabled",
    ...{ code: "account-disabled", isReadEachMinute: true },
    comesDown: (_, { changePerson }) => changePerson(cast.subject, { accountEnabled: false }),
  },
  {
    name: "the organisation protects their account",
    code: "protected-account",
    comesDown: ({ protectedAccounts }) => protectedAccounts.push(userId.parse(cast.subject)),
  },
  {
    name: "somebody pulls the brake",
    ...{ code: "elevated-threat", letsContain: true },
    comesDown: ({ brakes, clock }) =>
      brakes.pull(
        brake.parse({
          ...{ id: "a-brake", cause: "elevated-threat", pulledAt: clock.now().toISOString() },
          ...{ pulledBy: cast.security, reason: "calls" },
        }),
      ),
  },
  {
    name: "they say that it was not them",
    ...{ code: "subject-objects", letsContain: true },
    comesDown: ({ audit, caseId, clock }) =>
      audit.append(
        objectionEntry({
          ...{ caseId, subject: userId.parse(cast.subject) },
          objectedAt: clock.now().toISOString(),
        }),
      ),
  },
  {
    name: "what the manager decided is not what is stored any more",
    code: "not-approved",
    comesDown: ({ approvals }) => {
      const stored: Approvals["decision"] = approvals.decision.bind(approvals);
      approvals.decision = async (asked) => {
        const decided = await stored(asked);
        return decided && { ...decided, verdict: "denied" };
      };
    },
  },
];
