import type { Approval, Decision } from "./approval.ts";
import type { NewAuditEntry } from "./audit-entry.ts";
import { digest } from "./digest.ts";

/** Registered name of the event, in the audit trail. */
export const decisionStep = "approval-decided";

/** A person's decision as it stands in the trail, the same whoever writes it down; null for silence, which nobody decided. */
export function decisionEntry(approval: Approval, decision: Decision): NewAuditEntry | null {
  const { approvalId, caseId, verdict, decidedBy, decidedAt } = decision;
  if (decidedBy === null) return null;
  return {
    caseId,
    id: `${decisionStep}:${approvalId}`,
    type: "event",
    step: decisionStep,
    key: null,
    attempt: 1,
    subject: approval.subject,
    actor: { kind: "person", id: decidedBy },
    outcome: null,
    facts: {
      approvalId,
      stage: approval.stage,
      verdict,
      decidedAt,
      factsHash: approval.factsHash,
      // The reason is a person's own words, so it stays out of the trail; its hash shows that nobody changed it.
      decisionDigest: digest("mfa-decision/v1", decision),
    },
  };
}
