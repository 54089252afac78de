import type { Approval, Decision } from "../lib/domain/approval.ts";
import { digest } from "../lib/domain/digest.ts";
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
  const { approvalId, caseId, verdict, decidedBy, decidedAt } = decision;
  if (decidedBy !== null)
    await audit.append({
      caseId,
      id: `${approvalDecided}:${approvalId}`,
      type: "event",
      step: approvalDecided,
      key: null,
      attempt: 1,
      subject: approval.subject,
      actor: { kind: "person", id: decidedBy },
      outcome: null,
      facts: {
        approvalId,
        verdict,
        decidedAt,
        factsHash: approval.factsHash,
        // The reason is a person's own words, so it stays out of the trail; its hash shows that nobody changed it.
        decisionDigest: digest("mfa-decision/v1", decision),
      },
    });
  await runs.wake(approval.instanceId, approvalDecided, { approvalId });
  await approvals.markDelivered(decision);
}
