/**
 * The fewest Graph requests that carry the guarantees of a lost phone's case: derived by hand, not measured. Nothing goes
 * wrong, no list has a second page, the manager approves, and an administrator deletes the app passwords before the first
 * look. `$batch` saves none: each request inside it counts for throttling
 * (https://learn.microsoft.com/graph/json-batching).
 */
import type { Counts, Purpose } from "./graph-requests.ts";

interface Needed {
  readonly purpose: Purpose;
  readonly times: number | "each method";
  readonly because: string;
}

/** Triage, and the check of everything right before anything is removed. */
const readings = 2;

const needed: readonly Needed[] = [
  {
    purpose: "look people up by name",
    times: readings,
    because:
      "the requester, at each reading; the subject is named by the ticket too, but that look can be the first reading of the account",
  },
  {
    purpose: "read accounts and managers",
    times: readings,
    because: "both at once, the manager by $expand (https://learn.microsoft.com/graph/api/user-list-manager)",
  },
  {
    purpose: "read who is above the manager",
    times: readings,
    because: "whether the approver reports to the subject; the whole chain comes in one answer",
  },
  {
    purpose: "read roles",
    times: readings * 5,
    because:
      "assigned, in force now, through groups (beta, and an index that lags), eligible, eligible for a group: each list alone misses some",
  },
  {
    purpose: "read memberships",
    times: readings,
    because:
      "groups and directory roles come in one list (https://learn.microsoft.com/graph/api/user-list-transitivememberof)",
  },
  { purpose: "read what they own", times: readings, because: "who owns a role-assignable group can join it" },
  {
    purpose: "list methods",
    times: readings * 2 + 2 * 2 + 2 * 2,
    because:
      "v1.0 and beta, since each hides kinds: at each reading, two clean lists as proof, two more at the end",
  },
  {
    purpose: "read the default method",
    times: readings,
    because: "it goes last, and is part of what is approved",
  },
  {
    purpose: "read the sessions' stamp",
    times: 2 * 2,
    because: "before and after each revocation: it has to move",
  },
  { purpose: "revoke sessions", times: 2, because: "at once, and once more after the removal" },
  { purpose: "delete a method", times: "each method", because: "Graph deletes one at a time" },
  { purpose: "read per-user MFA", times: 1, because: "a hint for whoever deletes the app passwords" },
  { purpose: "read the MFA service", times: 1, because: "the same" },
  {
    purpose: "read the audit log",
    times: 4,
    because:
      "for the hint, for a change of manager, number or address before and after the approval, since rows come late, and once it shows the deletion of the app passwords and none that was made since",
  },
  {
    purpose: "read a mail address",
    times: 4,
    because: "read when it is used, since the case keeps no address",
  },
  { purpose: "send mail", times: 4, because: "contained, please approve, and the end to both" },
];

export function leastRequests(methods: number): Counts {
  const counts = needed.map(({ purpose, times }) => [purpose, times === "each method" ? methods : times]);
  return Object.fromEntries(counts) as Counts;
}

export const reasons: readonly Pick<Needed, "purpose" | "because">[] = needed;
