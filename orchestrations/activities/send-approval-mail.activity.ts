import { newsOf } from "../../lib/domain/news-of.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Links } from "../../lib/ports/links.ts";
import type { Mailer } from "../../lib/ports/mailer.ts";
import { activity } from "../kit/activity.ts";
import { sendApprovalMail } from "./send-approval-mail.contract.ts";

interface Dependencies {
  readonly audit: AuditLog;
  readonly approvals: Approvals;
  readonly cases: CaseStore;
  readonly links: Links;
  readonly mailer: Mailer;
}

/**
 * The mail service takes no idempotency key. Where its answer or the audit entry after it is lost, the next try mails
 * again: better two mails with one link than none; the audit trail then shows a second `begin`.
 */
export const sendApprovalMailActivity = activity(
  sendApprovalMail,
  async ({ approvals, audit, cases, links, mailer }: Dependencies, input) => {
    const { caseId, key, stage, approver } = input;
    const [approval, record] = await Promise.all([approvals.find(caseId, stage), cases.get(caseId)]);
    if (!approval || !record) return refused("no-such-case", `${caseId} has no open request for ${stage}`);
    const news = newsOf("approval-wanted", record, await audit.entries(caseId), {
      stage,
      link: links.approval(approval.approvalId),
      expiresAt: approval.expiresAt,
    });
    return ended("accepted", await mailer.send({ to: approver, caseId, key, news }));
  },
);
