import { isApproved } from "../../lib/domain/approved.ts";
import { ended, refused } from "../../lib/domain/outcome.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import { activity } from "../kit/activity.ts";
import { settleApproval } from "./settle-approval.contract.ts";

interface Dependencies {
  readonly approvals: Approvals;
  readonly cases: CaseStore;
  readonly clock: Clock;
}

/** The store decides a race between the last-minute answer and the silence: one of them stands. */
export const settleApprovalActivity = activity(
  settleApproval,
  async ({ approvals, cases, clock }: Dependencies, { caseId, subject, stage, isTimeUp }) => {
    const approval = await approvals.find(caseId, stage);
    if (!approval) return refused("no-such-case", `${caseId} has no open request for ${stage}`);
    const { approvalId } = approval;
    const lapsed = { approvalId, caseId, verdict: "lapsed" as const, decidedBy: null, reason: "" };
    const decision = isTimeUp
      ? await approvals.decide({ ...lapsed, decidedAt: clock.now().toISOString() })
      : await approvals.decision(approval);
    if (decision) await approvals.markDelivered(decision);
    const verdict = decision?.verdict ?? "waiting";
    const isYes = isApproved(subject, await cases.get(caseId), approval, decision);
    return ended(isTimeUp ? "recorded" : "read", {
      verdict: verdict === "approved" && !isYes ? "not-approved" : verdict,
      decidedBy: decision?.decidedBy ?? null,
    });
  },
);
