/** What people do to a running case. */
import type { ApprovalStage, Decision } from "../../lib/domain/approval.ts";
import { approvalDecided } from "../../orchestrations/runbooks/ask-approval.ts";
import { subject } from "./builders.ts";
import type { Happening } from "./drive.ts";
import { aDecision } from "./records.ts";
import type { World } from "./world.ts";

/** The manager's answer is stored and, unless it is lost, the waiting instance is woken. */
export const decides = (
  outside: Pick<World, "approvals" | "caseId" | "clock">,
  afterSeconds: number,
  verdict: Decision["verdict"],
  { isEventLost = false, stage = "manager" }: { isEventLost?: boolean; stage?: ApprovalStage } = {},
): Happening => ({
  afterSeconds,
  async happens({ raise }) {
    const { approvals, caseId, clock } = outside;
    const approval = await approvals.find(caseId, stage);
    if (!approval) throw new Error("nobody was asked yet");
    const decidedAt = clock.now().toISOString();
    await approvals.decide(aDecision(approval, { verdict, decidedAt }));
    if (!isEventLost) raise(approval.instanceId, approvalDecided);
  },
});

export const deletesAppPasswords = ({ directory }: World, afterSeconds: number): Happening => ({
  afterSeconds,
  happens: () => directory.addAuditRow(subject, "Delete application password for user"),
});

export const changesSubject = (
  { directory }: World,
  afterSeconds: number,
  change: Parameters<World["directory"]["change"]>[1],
): Happening => ({ afterSeconds, happens: () => directory.change(subject, change) });
