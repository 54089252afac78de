import { manager, second, subject } from "./builders.ts";
import { aDecision, anApprovalRequest } from "./records.ts";
import { runActivity } from "./run-activity.ts";
import { openIn, type World } from "./world.ts";
import type { Approval, Decision } from "../../lib/domain/approval.ts";

interface Change {
  readonly approval?: Partial<Approval>;
  readonly decision?: Partial<Decision>;
}

/** The case is open and triaged, the manager was asked and said yes, unless the change says else. */
export async function approvedIn(outside: World, change: Change = {}): Promise<Approval> {
  const { caseId, record } = outside;
  await openIn(outside, record);
  await runActivity(outside, "triage-case", { caseId, key: `${caseId}:triage-case:-` });
  return agreedIn(outside, change);
}

/** The second approver said yes as well. */
export const approvedByTwoIn = async (outside: World): Promise<void> => {
  await approvedIn(outside);
  await agreedIn(outside, { approval: { stage: "second", approver: second } });
};

async function agreedIn(outside: World, change: Change): Promise<Approval> {
  const { approvals, caseId, cases, clock } = outside;
  const factsHash = (await cases.get(caseId))?.triage?.factsHash ?? "";
  const expiresAt = new Date(clock.ms + 3_600_000).toISOString();
  const request = anApprovalRequest({ caseId, subject, approver: manager, factsHash, expiresAt });
  const approval = await approvals.open({ ...request, ...change.approval });
  const decidedAt = clock.now().toISOString();
  await approvals.decide(aDecision(approval, { decidedAt, ...change.decision }));
  return approval;
}
