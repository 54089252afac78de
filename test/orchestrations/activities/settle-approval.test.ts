import { decisionEntry } from "../../../lib/domain/decision-entry.ts";
import { TransientError } from "../../../lib/domain/errors.ts";
import { approvedIn } from "../../support/approved-in.ts";
import { requester, subject } from "../../support/builders.ts";
import { aUserId } from "../../support/records.ts";
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
  ["by somebody else", { decision: { decidedBy: aUserId(9) } }, "not-approved"],
  ["by whoever asked for it, who was asked", { approval: { approver: requester } }, "not-approved"],
  ["by the subject, who was asked", { approval: { approver: subject } }, "not-approved"],
  ["after the deadline", { decision: { decidedAt: "2099-01-01T00:00:00.000Z" } }, "not-approved"],
  ["of other facts", { approval: { factsHash: "f" } }, "not-approved"],
  ["that lapsed", { decision: { verdict: "lapsed", decidedBy: null } }, "lapsed"],
  ["that is a denial", { decision: { verdict: "denied" } }, "denied"],
] as const)("a decision %s approves nothing", async (_, change, verdict) => {
  const outside = world();
  await approvedIn(outside, change);
  expect(await settle(outside)).toMatchObject({ evidence: { verdict } });
});

const trail = async ({ audit, caseId }: World) =>
  (await audit.entries(caseId)).filter(({ record }) => record.step === "approval-decided");

test("a decision that its page could not write down is in the trail before it is taken as delivered", async () => {
  const outside = world();
  const { approvalId } = await approvedIn(outside);
  outside.audit.faults.add("approval-decided:event", { times: 1 });
  await expect(settle(outside)).rejects.toThrow(TransientError);
  expect((await outside.approvals.undelivered()).found).toHaveLength(1);
  expect(await settle(outside)).toMatchObject({ evidence: { verdict: "approved" } });
  expect((await outside.approvals.undelivered()).found).toEqual([]);
  expect((await trail(outside)).map(({ record }) => record)).toMatchObject([
    { id: `approval-decided:${approvalId}`, actor: { kind: "person" }, facts: { verdict: "approved" } },
  ]);
});

test("a decision that stands in the trail already is not written down again; silence is nobody's", async () => {
  const outside = world();
  const approval = await approvedIn(outside);
  const decision = await outside.approvals.decision(approval);
  const entry = decision && decisionEntry(approval, decision);
  if (entry) await outside.audit.append(entry);
  await settle(outside);
  expect(await trail(outside)).toHaveLength(1);

  const silent = world();
  await approvedIn(silent, { decision: { verdict: "lapsed", decidedBy: null } });
  await settle(silent);
  expect(await trail(silent)).toEqual([]);
});
