import type { Approvals } from "../../lib/ports/approvals.ts";
import { approvalStage } from "../../lib/domain/approval.ts";
import { approvalDecided } from "../../orchestrations/runbooks/ask-approval.ts";
import type { Happening } from "../support/drive.ts";
import { aDecision } from "../support/records.ts";
import type { World } from "../support/world.ts";

interface LookingApprover {
  readonly looks: Happening[];
  /** When the first request was answered; null: none was. */
  readonly answeredAt: () => number | null;
}

/** Whoever is asked looks every minute of an hour, and gives every request this one answer. */
export function lookingApprover(
  { approvals, caseId, clock }: Pick<World, "caseId" | "clock"> & { readonly approvals: Approvals },
  verdict: "approved" | "denied" | "silence",
): LookingApprover {
  let answeredAt: number | null = null;
  const look: Happening["happens"] = async ({ raise }) => {
    for (const stage of approvalStage.options) {
      const asked = await approvals.find(caseId, stage);
      if (verdict === "silence" || !asked || (await approvals.decision(asked))) continue;
      await approvals.decide(aDecision(asked, { verdict, decidedAt: clock.now().toISOString() }));
      answeredAt ??= clock.ms;
      raise(asked.instanceId, approvalDecided);
    }
  };
  const minutes = Array.from({ length: 60 }, (_, index) => index + 1);
  return {
    looks: minutes.map((minute) => ({ afterSeconds: minute * 60, happens: look })),
    answeredAt: () => answeredAt,
  };
}
