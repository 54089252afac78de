import { approval, decision, type Approval, type Decision } from "../../lib/domain/approval.ts";
import type { NewAuditEntry } from "../../lib/domain/audit-entry.ts";
import { caseRecord, type CaseRecord } from "../../lib/domain/case-record.ts";
import { approvalId, caseId, userId, type CaseId, type UserId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import { remediationRequest, type RemediationRequest } from "../../lib/domain/remediation-request.ts";
import type { Delivery } from "../../lib/ports/intake.ts";

/** Case ids in the order of their numbers. */
export const aCaseId = (number = 1): CaseId => caseId.parse(`case-01k${String(number).padStart(23, "0")}`);

export const aUserId = (number = 1): UserId =>
  userId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, "0")}`);

export const aRequest = (change: Partial<RemediationRequest> = {}): RemediationRequest => ({
  ...remediationRequest.parse({
    situation: "lost-phone",
    ticket: { id: "4711" },
    subject: "hanako@example.com",
    requester: "taro@example.com",
  }),
  ...change,
});

export const aDelivery = (change: Partial<Delivery> = {}): Delivery => ({
  source: "desk",
  deliveryKey: "msg_1",
  request: aRequest(),
  receivedAt: "2026-11-21T01:30:00.000Z",
  ...change,
});

export const aCaseRecord = (id: CaseId = aCaseId()): CaseRecord =>
  caseRecord.parse({
    caseId: id,
    source: "desk",
    openedAt: "2026-11-21T01:30:00.000Z",
    request: aRequest(),
    policy: policy.parse({}),
    policyHash: "0".repeat(64),
    triage: null,
    ending: null,
  });

export const anEvent = (id: string, change: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  caseId: aCaseId(),
  id,
  type: "event",
  step: "case-opened",
  key: null,
  attempt: 1,
  subject: null,
  actor: { kind: "source", id: "desk" },
  outcome: null,
  facts: { ticket: "4711" },
  ...change,
});

export const anApprovalRequest = (change: Partial<Approval> = {}): Omit<Approval, "approvalId"> => ({
  caseId: aCaseId(),
  stage: "manager",
  instanceId: `${aCaseId()}:ask-approval`,
  subject: aUserId(1),
  approver: aUserId(2),
  factsHash: "0".repeat(64),
  expiresAt: "2026-11-21T02:30:00.000Z",
  ...change,
});

export const anApproval = (change: Partial<Approval> = {}): Approval =>
  approval.parse({ ...anApprovalRequest(), approvalId: approvalId.parse("a".repeat(32)), ...change });

export const aDecision = (of: Approval, change: Partial<Decision> = {}): Decision =>
  decision.parse({
    approvalId: of.approvalId,
    caseId: of.caseId,
    verdict: "approved",
    decidedBy: of.approver,
    reason: "spoke to her",
    decidedAt: "2026-11-21T01:45:00.000Z",
    ...change,
  });
