/** Earlier cases stand in the tables, or somebody has pulled the brake. */
import { attestedKey, authenticator, cast } from "../cast.ts";
import type { Row } from "../row.ts";
import type { Counted, OnRecord } from "../rules/on-record.ts";
import { outOfBounds } from "./who-is-touched.ts";
import { having } from "./stolen-row.ts";

const row = (name: string, ends: string, onRecord: OnRecord, more: Partial<Row> = {}): Row => ({
  ...{ name: `held back: ${name}`, situation: "lost-phone", ends, onRecord },
  ...more,
});

const after = (kind: Counted["kind"], cases: number, minutesAgo = 30): Counted => ({
  kind,
  cases,
  minutesAgo,
});
const aDay = 24 * 60;

const limits: readonly Row[] = (
  [
    ["subject", 3, 29 * aDay, 31 * aDay],
    ["requester", 20, 59, 61],
    ["approver", 10, 59, 61],
    ["tenant", 30, 59, 61],
  ] as const
).flatMap(([kind, cases, within, beyond]) => [
  row(`one more than the ${kind} may have`, `stopped ${kind}-limit`, {
    counted: [after(kind, cases, within)],
  }),
  row(`as many as the ${kind} may have`, "completed open", { counted: [after(kind, cases - 1, within)] }),
  row(`as many as the ${kind} may have, and others long ago`, "completed open", {
    counted: [after(kind, cases - 1), after(kind, cases, beyond)],
  }),
]);

const whoIsCounted: readonly Row[] = [
  row(
    "who is stolen from is in quarantine all the same",
    "stopped subject-limit",
    {
      counted: [after("subject", 3)],
    },
    { situation: "stolen-phone", lift: "approved" },
  ),
  row(
    "remembered devices are forgotten however many ask",
    "completed open",
    {
      counted: [after("subject", 9), after("requester", 99), after("approver", 99)],
    },
    { situation: "forget-devices" },
  ),
  row(
    "what takes no access away uses up nobody's limit but the sender's",
    "completed verified",
    {
      counted: [after("subject", 9), after("approver", 99)],
    },
    { situation: "authenticator-not-activated", tenant: having([authenticator(), attestedKey()]) },
  ),
  row(
    "unless it ends in a pass",
    "stopped subject-limit",
    { counted: [after("subject", 9)] },
    {
      ...{ situation: "authenticator-not-activated", tenant: having([authenticator()]) },
    },
  ),
  row("the policy has its own limits", "stopped approver-limit", {
    ...{ counted: [after("approver", 1)], limits: { approver: { cases: 1 } } },
  }),
  row("and its own windows", "completed open", {
    counted: [after("approver", 1, 2)],
    limits: { approver: { cases: 1, windowSeconds: 60 } },
  }),
];

const brakes: readonly Row[] = [
  row("a person has pulled it", "stopped elevated-threat", { brake: { cause: "elevated-threat" } }),
  row("it was pulled by too many cases", "stopped removals-frozen", { brake: { cause: "tenant-limit" } }),
  row(
    "who is stolen from is in quarantine under it, too",
    "stopped elevated-threat",
    {
      brake: { cause: "elevated-threat" },
    },
    { situation: "stolen-phone", lift: "approved" },
  ),
  row(
    "remembered devices are forgotten under it, too",
    "completed open",
    {
      brake: { cause: "elevated-threat" },
    },
    { situation: "forget-devices" },
  ),
  row("it was lifted", "completed open", { brake: { cause: "tenant-limit", liftedMinutesAgo: 10 } }),
  row("it was lifted, and what came before is no more counted", "completed open", {
    counted: [after("tenant", 60, 20), after("tenant", 29, 5)],
    brake: { cause: "tenant-limit", liftedMinutesAgo: 10 },
  }),
  row("it was lifted, and too many came since", "stopped tenant-limit", {
    counted: [after("tenant", 30, 5)],
    brake: { cause: "tenant-limit", liftedMinutesAgo: 10 },
  }),
  row("it is pulled while an approver thinks", "refused elevated-threat", {
    brake: { cause: "elevated-threat", pulledAfter: 30 },
  }),
  row(
    "remembered devices are one too many, which pulls it",
    "completed open",
    {
      counted: [after("tenant", 30)],
    },
    { situation: "forget-devices" },
  ),
  ...outOfBounds
    .filter(([name]) => name === "a role held directly")
    .map(([name, code, tenant]) =>
      row(
        `${name} is refused, and counts`,
        `refused ${code}`,
        { counted: [after("tenant", 30)] },
        { tenant },
      ),
    ),
];

const approvers: readonly Row[] = [
  row("the manager's own phone is lost", "stopped approver-is-remediated", {
    remediated: [{ who: cast.manager, isOver: false }],
  }),
  row("the manager's own phone was lost", "completed open", {
    remediated: [{ who: cast.manager, isOver: true }],
  }),
  row(
    "so is that of whoever agrees beside them",
    "stopped approver-is-remediated",
    {
      remediated: [{ who: cast.second, isOver: false }],
    },
    { situation: "stolen-phone", lift: "approved" },
  ),
  row("nobody asks them where one has to agree", "completed open", {
    remediated: [{ who: cast.second, isOver: false }],
  }),
];

export const heldBack: readonly Row[] = [...limits, ...whoIsCounted, ...brakes, ...approvers];
