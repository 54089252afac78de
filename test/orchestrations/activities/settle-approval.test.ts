import { approvedIn } from "../../support/approved-in.ts";
import { requester, subject } from "../../support/builders.ts";
import { runActivity } from "../../support/run-activity.ts";
import { world, type World } from "../../support/world.ts";

const settle = (outside: World) =>
  runActivity(outside, "settle-approval", {
    ...{ caseId: outside.caseId, key: `${outside.caseId}:settle-approval:${subject}:look-1` },
    ...{ subject, stage: "manager", isTimeUp: false },
  });

test("the approver's answer in time is the verdict", async () => {
  const outside = world();
  await approvedIn(outside);
  expect(await settle(outside)).toMatchObject({ evidence: { verdict: "approved" } });
});

test.each([
  ["by somebody else", { decision: { decidedBy: requester } }, "not-approved"],
  ["after the deadline", { decision: { decidedAt: "2099-01-01T00:00:00.000Z" } }, "not-approved"],
  ["of other facts", { approval: { factsHash: "f" } }, "not-approved"],
  ["that lapsed", { decision: { verdict: "lapsed", decidedBy: null } }, "lapsed"],
  ["that is a denial", { decision: { verdict: "denied" } }, "denied"],
] as const)("a decision %s approves nothing", async (_, change, verdict) => {
  const outside = world();
  await approvedIn(outside, change);
  expect(await settle(outside)).toMatchObject({ evidence: { verdict } });
});
