import { objectionIn } from "../../lib/domain/objection.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
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
    if (objectionIn(await audit.entries(caseId)))
      return refused("subject-objects", `they say that it was not them: ${subject}`);
    await approvals.open({ caseId, subject, approver, stage, instanceId, factsHash, expiresAt });
    return ended("recorded", {});
  },
);
