import { isApproved } from "../../lib/domain/approved.ts";
import { decisionEntry } from "../../lib/domain/decision-entry.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import { objected } from "../checks/objected.ts";
import { activity } from "../kit/activity.ts";
import { settleApproval } from "./settle-approval.contract.ts";

interface Dependencies {
  readonly approvals: Approvals;
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly clock: Clock;
}

/**
 * The store decides a race between the last-minute answer and the silence: one of them stands. The decision is in the
 * audit trail before anything goes on from it, also where the page that took it could not write it down.
 */
export const settleApprovalActivity = activity(
  settleApproval,
  async ({ approvals, audit, cases, clock }: Dependencies, { caseId, subject, stage, isTimeUp }) => {
    const approval = await approvals.find(caseId, stage);
    if (!approval) return refused("no-such-case", `${caseId} has no open request for ${stage}`);
    const { approvalId } = approval;
    const lapsed = { approvalId, caseId, verdict: "lapsed" as const, decidedBy: null, reason: "" };
    const decision = isTimeUp
      ? await approvals.decide({ ...lapsed, decidedAt: clock.now().toISOString() })
      : await approvals.decision(approval);
    const entry = decision && decisionEntry(approval, decision);
    if (entry) await audit.append(entry);
    if (decision) await approvals.markDelivered(decision);
    const stored = decision?.verdict ?? "waiting";
    const isYes = isApproved(subject, await cases.get(caseId), approval, decision);
    const verdict = stored === "approved" && !isYes ? "not-approved" : stored;
    const yields = verdict !== "waiting" && verdict !== "attack";
    const isObjected = yields && (await objected(audit, { caseId, subject })) !== undefined;
    return ended(isTimeUp ? "recorded" : "read", {
      verdict: isObjected ? "subject-objects" : verdict,
      decidedBy: decision?.decidedBy ?? null,
    });
  },
);
