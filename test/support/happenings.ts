/** What people do to a running case. */
import type { ApprovalStage, Decision } from "../../lib/domain/approval.ts";
import { approvalDecided } from "../../orchestrations/runbooks/ask-approval.ts";
import { subject } from "./builders.ts";
import type { Happening } from "./drive.ts";
import { handOverPass } from "../../orchestrations/desk/hand-over-pass.ts";
import { passClaimed, waitsForPass } from "../../orchestrations/runbooks/await-pick-up.ts";
import { aDecision, aUserId } from "./records.ts";
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

/** By an administrator, unless said; null: the log names nobody. */
export const deletesAppPasswords = (
  { directory }: World,
  afterSeconds: number,
  by?: string | null,
): Happening => ({
  afterSeconds,
  happens: () => directory.addAuditRow(subject, "Delete application password for user", by),
});

/** Somebody hands over a pass on its page; the person uses it so many seconds later, unless that is null. */
export const handsOver = (
  outside: World,
  afterSeconds: number,
  {
    number = 1,
    usedAfter = 600,
    isEventLost = false,
  }: { number?: number; usedAfter?: number | null; isEventLost?: boolean } = {},
): Happening[] => [
  {
    afterSeconds,
    async happens({ raise }) {
      const { caseId } = outside;
      const asked = { caseId, subject, by: aUserId(21), proof: "in-person" as const, number };
      await handOverPass(outside, asked);
      if (!isEventLost) raise(waitsForPass(caseId, number), passClaimed);
    },
  },
  ...(usedAfter === null
    ? []
    : [
        {
          afterSeconds: afterSeconds + usedAfter,
          happens: () => outside.passes.use(subject, outside.passes.codes.at(-1) ?? ""),
        },
      ]),
];

export const changesSubject = (
  { directory }: World,
  afterSeconds: number,
  change: Parameters<World["directory"]["change"]>[1],
): Happening => ({ afterSeconds, happens: () => directory.change(subject, change) });
