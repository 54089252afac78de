import { ended } from "../../lib/domain/outcome.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import { activity } from "../kit/activity.ts";
import { openApproval } from "./open-approval.contract.ts";

/** Idempotent: the store keeps one request per case and stage. */
export const openApprovalActivity = activity(
  openApproval,
  async ({ approvals }: { readonly approvals: Approvals }, input) => {
    const { caseId, subject, approver, stage, instanceId, factsHash, expiresAt } = input;
    await approvals.open({ caseId, subject, approver, stage, instanceId, factsHash, expiresAt });
    return ended("recorded", {});
  },
);
