import { approvalStage, type ApprovalStage } from "../../lib/domain/approval.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import { approvalDecided } from "../../orchestrations/runbooks/ask-approval.ts";
import type { Happening } from "../support/drive.ts";
import { aDecision } from "../support/records.ts";
import type { World } from "../support/world.ts";

export type Answer = "approved" | "denied" | "attack" | "silence";

export interface Answers {
  /** Of the manager, who is asked whether something may be destroyed. */
  readonly manager: Answer;
  /** Of whoever has to agree beside the manager; absent: the same. */
  readonly second?: Answer | undefined;
  /** Of whoever is asked whether the quarantine ends. */
  readonly lift: Answer;
}

interface LookingApprover {
  readonly looks: Happening[];
  /** When each stage was answered; absent: it was not. */
  readonly answeredAt: ReadonlyMap<ApprovalStage, number>;
}

/** Every minute of the first hour, then twice an hour for four days. */
const minutes = [
  ...Array.from({ length: 60 }, (_, index) => index + 1),
  ...Array.from({ length: 190 }, (_, index) => 60 + 30 * (index + 1)),
];

/** Whoever is asked looks often enough, and gives each stage its answer. */
export function lookingApprover(
  { approvals, caseId, clock }: Pick<World, "caseId" | "clock"> & { readonly approvals: Approvals },
  answers: Answers,
): LookingApprover {
  const answeredAt = new Map<ApprovalStage, number>();
  const look: Happening["happens"] = async ({ raise }) => {
    for (const stage of approvalStage.options) {
      const verdict = {
        manager: answers.manager,
        second: answers.second ?? answers.manager,
        lift: answers.lift,
      }[stage];
      const asked = await approvals.find(caseId, stage);
      if (verdict === "silence" || !asked || (await approvals.decision(asked))) continue;
      await approvals.decide(aDecision(asked, { verdict, decidedAt: clock.now().toISOString() }));
      answeredAt.set(stage, clock.ms);
      raise(asked.instanceId, approvalDecided);
    }
  };
  return { looks: minutes.map((minute) => ({ afterSeconds: minute * 60, happens: look })), answeredAt };
}
