import { ended } from "../../lib/domain/outcome.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import { objected } from "../checks/objected.ts";
import { activity } from "../kit/activity.ts";
import { openApproval } from "./open-approval.contract.ts";

interface Dependencies {
  readonly approvals: Approvals;
  readonly audit: AuditLog;
}

/** Idempotent: the store keeps one request per case and stage. */
export const openApprovalActivity = activity(
  openApproval,
  async ({ approvals, audit }: Dependencies, input) => {
    const { caseId, subject, approver, stage, instanceId, factsHash, expiresAt } = input;
    const objection = await objected(audit, input);
    if (objection) return objection;
    await approvals.open({ caseId, subject, approver, stage, instanceId, factsHash, expiresAt });
    return ended("recorded", {});
  },
);
