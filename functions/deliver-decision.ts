import type { Approval, Decision } from "../lib/domain/approval.ts";
import { decisionEntry } from "../lib/domain/decision-entry.ts";
import type { Approvals } from "../lib/ports/approvals.ts";
import type { AuditLog } from "../lib/ports/audit-log.ts";
import type { CaseRuns } from "../lib/ports/case-runs.ts";
import { approvalDecided } from "../orchestrations/runbooks/ask-approval.ts";

interface Dependencies {
  readonly approvals: Approvals;
  readonly audit: AuditLog;
  readonly runs: CaseRuns;
}

/**
 * Takes a stored decision to the run that waits for it: first into the audit trail, then as an event, then it is marked.
 * Each part may be repeated; whatever fails is left to the sweep, and the decision stands.
 */
export async function deliverDecision(
  { approvals, audit, runs }: Dependencies,
  approval: Approval,
  decision: Decision,
): Promise<void> {
  const entry = decisionEntry(approval, decision);
  if (entry) await audit.append(entry);
  await runs.wake(approval.instanceId, approvalDecided);
  await approvals.markDelivered(decision);
}
