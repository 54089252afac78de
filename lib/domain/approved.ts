import type { Approval, Decision } from "./approval.ts";
import type { CaseRecord } from "./case-record.ts";
import type { UserId } from "./ids.ts";
import { isIndependent } from "./independent.ts";

/**
 * Whether what is stored allows this subject's plan to be carried out: the approver who was asked, and who neither is the
 * subject nor asked for it, said yes, in time, to the facts that the plan was made of. Asked again wherever something takes
 * effect, since no run is believed.
 */
export function isApproved(
  subject: UserId,
  record: CaseRecord | undefined,
  approval: Approval | undefined,
  decision: Decision | undefined,
): boolean {
  if (!record?.triage || !approval || decision?.verdict !== "approved") return false;
  const { triage, caseId } = record;
  return (
    triage.blockedBy === null &&
    [triage.subject, approval.subject].every((one) => one === subject) &&
    [approval.caseId, decision.caseId].every((one) => one === caseId) &&
    approval.factsHash === triage.factsHash &&
    decision.approvalId === approval.approvalId &&
    decision.decidedBy === approval.approver &&
    isIndependent(approval.approver, record) &&
    Date.parse(decision.decidedAt) < Date.parse(approval.expiresAt)
  );
}
